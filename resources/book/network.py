# Chapter 3.4 and 3.6: a network's forward pass.
import numpy as np
from functions import identity_function, sigmoid, softmax


def init_network():
    network = {}
    network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network["b2"] = np.array([0.1, 0.2])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b3"] = np.array([0.1, 0.2])
    return network


def forward(network, x):
    W1, W2, W3 = network["W1"], network["W2"], network["W3"]
    b1, b2, b3 = network["b1"], network["b2"], network["b3"]
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    z2 = sigmoid(a2)
    a3 = np.dot(z2, W3) + b3
    y = identity_function(a3)  # regression; softmax to classify | 회귀. 분류라면 softmax
    return y


def predict(network, x):
    W1, W2, W3 = network["W1"], network["W2"], network["W3"]
    b1, b2, b3 = network["b1"], network["b2"], network["b3"]
    z1 = sigmoid(np.dot(x, W1) + b1)  # (784,) -> (50,)
    z2 = sigmoid(np.dot(z1, W2) + b2)  # -> (100,)
    y = softmax(np.dot(z2, W3) + b3)  # -> (10,), probabilities | -> (10,), 확률
    return y


def accuracy(network, x, t):
    accuracy_cnt = 0
    for i in range(len(x)):
        y = predict(network, x[i])
        p = np.argmax(y)  # the most probable digit | 확률이 가장 높은 숫자
        if p == t[i]:
            accuracy_cnt += 1
    return accuracy_cnt / len(x)


def accuracy_in_batches(network, x, t, batch_size=100):
    accuracy_cnt = 0
    for i in range(0, len(x), batch_size):
        x_batch = x[i : i + batch_size]  # (100, 784)
        y_batch = predict(network, x_batch)  # (100, 10)
        p = np.argmax(y_batch, axis=1)  # one answer a row | 행마다 답 하나
        accuracy_cnt += np.sum(p == t[i : i + batch_size])
    return accuracy_cnt / len(x)


def linear_layers(x, c, depth):
    for _ in range(depth):
        x = c * x  # with h(x) = cx | h(x) = cx이면
    return x  # c**depth * x, one layer | c**depth * x, 한 층과 같아요
