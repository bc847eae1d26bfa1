"""A bank of three items, for tests that need one that never changes."""

from pathlib import Path

SMALL_BANK = """\
version: 1
topics:
  - {slug: training, name: Training Neural Networks}
  - {slug: evaluation, name: Evaluation and Metrics}
items:
  - id: ML0007
    title: Dropout
    topic: training
    difficulty: medium
    question: What does dropout do to a layer?
    reference_answer: |
      In each step a random share $p$ of the neurons is switched off.
      The network cannot rely on one neuron, so it overfits less.
    hints:
      - Think of the neurons of one layer, step by step.
      - Some of them are not there.
    rubric:
      - id: switched-off
        weight: 2
        says: A share of the neurons is switched off.
        ask: What happens to some of the neurons?
        ideas:
          - [switch off, drop, disable, zero]
          - [neuron, unit, node]
      - id: random
        weight: 1
        says: Which ones is decided at random in each step.
        ask: Who or what chooses them?
        ideas:
          - [random, randomly, by chance]
      - id: robust
        weight: 1
        says: No neuron can be relied upon, so the network overfits less.
        ask: What is gained by it?
        ideas:
          - [overfit, overfitting, robust, generalize]
  - id: ML0015
    title: ROC Curve
    topic: evaluation
    difficulty: easy
    also: [receiver operating characteristic, AUC]
    question: What does a ROC curve show?
    reference_answer: |
      The true positive rate against the false positive rate,
      one point for each threshold:

      $$TPR = \\frac{TP}{TP + FN}$$
    rubric:
      - id: rates
        weight: 2
        says: It shows the true positive rate against the false positive rate.
        ask: Which two rates does it show?
        ideas:
          - [true positive rate]
          - [false positive rate]
      - id: threshold
        weight: 1
        says: Each point belongs to one threshold.
        ask: What differs from one point to the next?
        ideas:
          - [threshold, cutoff]
  - id: ML0024
    title: Vanishing Gradient
    topic: training
    difficulty: hard
    question: Why do gradients vanish in deep networks?
    reference_answer: Many factors below one are multiplied, so early layers hardly learn.
    rubric:
      - id: product
        weight: 1
        says: The chain rule multiplies many factors below one.
        ask: What does the chain rule do with the derivatives of the layers?
        ideas:
          - [multiply, product, chain rule]
"""


def write_small_bank(folder: Path) -> Path:
    path = folder / "bank.yaml"
    path.write_text(SMALL_BANK, encoding="utf-8")
    return path
