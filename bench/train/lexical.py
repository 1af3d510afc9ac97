# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Weights of hashed tokens (extract/judge/lexical.h): two linear models, of markup and of words."""
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

PART = 1 << 15
TOKENS = 3 * PART   # of either kind: kMarkupTokens, kWordTokens
UNIT = 32           # weights are thirty-seconds of log-odds


def _matrix(pages, kind):
    lengths = np.concatenate([np.diff(p.tokens[kind][0]).astype(np.int64) for p in pages])
    tokens = np.concatenate([p.tokens[kind][1] for p in pages]).astype(np.int64)
    begins = np.concatenate([[0], np.cumsum(lengths)])
    m = csr_matrix((np.ones(len(tokens), np.float32), tokens, begins),
                   shape=(len(lengths), TOKENS))
    m.sum_duplicates()
    m.data[:] = 1
    return m


def fit(pages, label, weight, use):
    """int8 weights of markup tokens and of word tokens; `use` says which rows count."""
    tables = []
    for kind in (0, 1):
        m = _matrix(pages, kind)
        rows = use & (np.diff(m.indptr) > 0)
        model = SGDClassifier(loss="log_loss", alpha=2e-5, max_iter=4, tol=None, average=True,
                              random_state=1)
        model.fit(m[rows], label[rows], sample_weight=weight[rows] / weight[rows].mean())
        tables.append(np.clip(np.round(model.coef_[0] * UNIT), -127, 127).astype(np.int8))
    return tables
