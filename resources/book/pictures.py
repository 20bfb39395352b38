# What the book does not write but these pages do, as short as it would.
import numpy as np


def centre_of_mass(ink):
    y, x = np.indices(ink.shape)
    total = np.sum(ink)
    return np.sum(x * ink) / total, np.sum(y * ink) / total


def occlusion(score, x, rows, cols):
    covered = x.copy()
    covered[rows, cols] = 0  # without this patch | 이 조각이 없다면
    return score(x) - score(covered)


def distance(z, z_n):
    return np.sqrt(np.sum((z - z_n) ** 2))


def accuracy(y, t):
    return np.sum(y == t) / len(t)  # both labels | 둘 다 레이블
