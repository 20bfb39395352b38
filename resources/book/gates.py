# Chapter 2: perceptrons. Read and shown, never imported by the program.
import numpy as np


def AND(x1, x2):
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])
    b = -0.7
    tmp = np.sum(w * x) + b
    if tmp <= 0:  # 0 gives 0, too | 0도 0을 출력해요
        return 0
    else:
        return 1


def NAND(x1, x2):
    x = np.array([x1, x2])
    w = np.array([-0.5, -0.5])  # only w and b differ from AND | AND와는 w와 b만 달라요
    b = 0.7
    tmp = np.sum(w * x) + b
    if tmp <= 0:
        return 0
    else:
        return 1


def OR(x1, x2):
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])  # only b differs from AND | AND와는 b만 달라요
    b = -0.2
    tmp = np.sum(w * x) + b
    if tmp <= 0:
        return 0
    else:
        return 1


def XOR(x1, x2):
    s1 = NAND(x1, x2)  # layer 1 | 1층
    s2 = OR(x1, x2)
    y = AND(s1, s2)  # layer 2 | 2층
    return y


def half_adder(a, b):
    s = XOR(a, b)  # this place | 이 자리
    c = AND(a, b)  # the carry | 자리올림
    return s, c


def full_adder(a, b, c_in):
    s, c1 = half_adder(a, b)
    s, c2 = half_adder(s, c_in)
    return s, OR(c1, c2)


def adder(a, b):  # bits, the lowest first | 낮은 자리부터 늘어놓은 비트
    c, total = 0, []
    for a_k, b_k in zip(a, b):
        s, c = full_adder(a_k, b_k, c)
        total.append(s)
    return [*total, c]


def learn(w, b, x, t, eta):
    y = 1 if np.sum(w * x) + b > 0 else 0
    w = w + eta * (t - y) * x  # nothing moves if y == t | y == t이면 그대로
    b = b + eta * (t - y)
    return w, b
