# Chapters 4.5, 5.7 and 6.2: learning by mini-batches, and where weights begin.
import numpy as np
from functions import sigmoid


def train(network, x_train, t_train, iters_num=10000, batch_size=100, learning_rate=0.1):
    train_loss_list = []
    for i in range(iters_num):
        batch_mask = np.random.choice(len(x_train), batch_size)
        x_batch = x_train[batch_mask]  # a mini-batch | 미니배치
        t_batch = t_train[batch_mask]
        grad = network.gradient(x_batch, t_batch)
        for key in network.params:  # one step downhill | 내리막으로 한 걸음
            network.params[key] -= learning_rate * grad[key]
        train_loss_list.append(network.loss(x_batch, t_batch))
    return train_loss_list


def all_activations(x, depth=5, scale=1):  # also 0.01, 1 / np.sqrt(100) | 0.01, 1 / np.sqrt(100)도
    activations = {}
    for i in range(depth):
        if i != 0:
            x = activations[i - 1]
        w = np.random.randn(100, 100) * scale
        a = np.dot(x, w)
        z = sigmoid(a)
        activations[i] = z
    return activations
