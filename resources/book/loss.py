# Chapter 4.2: loss functions.
import numpy as np


def sum_squares_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


def cross_entropy_error(y, t):
    delta = 1e-7  # log(0) would be -inf | log(0)은 -inf
    return -np.sum(t * np.log(y + delta))


def cross_entropy_batch(y, t):  # t: labels | t: 레이블
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size
