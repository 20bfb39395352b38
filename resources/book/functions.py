# Chapter 3.2 and 3.5: activation and output functions.
import numpy as np


def step_function(x):
    y = x > 0  # True or False | True 또는 False
    return y.astype(int)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(0, x)


def tanh(x):
    return np.tanh(x)


def identity_function(x):
    return x


def softmax(a):
    c = np.max(a)
    exp_a = np.exp(a - c)  # against overflow | 오버플로 대책
    sum_exp_a = np.sum(exp_a)
    y = exp_a / sum_exp_a
    return y


def softmax_naive(a):
    exp_a = np.exp(a)  # inf where a is large | a가 크면 inf
    sum_exp_a = np.sum(exp_a)
    y = exp_a / sum_exp_a
    return y
