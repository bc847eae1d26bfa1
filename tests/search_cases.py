"""What people look up, and the item they mean: written before the search was tuned."""

from tutorbot.core.model import Difficulty, Item, ItemId, KeyPoint

# id, title, topic, the other names its author gave it, and what some of its key points say
NAMES: list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]] = [
    (
        "ML0005",
        "Discriminative and Generative",
        "fundamentals",
        ("discriminative vs generative models",),
        (
            "A discriminative model learns P(y | x), the boundary between the classes.",
            "A generative model learns the joint distribution P(x, y).",
        ),
    ),
    (
        "ML0006",
        "Cross-Validation",
        "evaluation",
        ("k-fold", "CV", "leave-one-out"),
        ("Stratified folds keep the share of each class.",),
    ),
    (
        "ML0007",
        "Dropout",
        "training",
        ("inverted dropout",),
        ("In each step a random share of the neurons is switched off.",),
    ),
    (
        "ML0015",
        "ROC Curve",
        "evaluation",
        ("receiver operating characteristic", "AUC", "AUROC"),
        ("The true positive rate is drawn against the false positive rate.",),
    ),
    (
        "ML0019",
        "Imbalanced Data",
        "data",
        ("class imbalance", "SMOTE"),
        ("Oversample the minority class.", "Weight the loss of the rare class more."),
    ),
    (
        "ML0024",
        "Vanishing Gradient",
        "training",
        (),
        ("Sigmoid and tanh saturate, so their derivative is near zero.",),
    ),
    ("ML1001", "Supervised vs Unsupervised", "fundamentals", ("types of learning",), ()),
    ("ML1002", "Bias-Variance Tradeoff", "fundamentals", (), ()),
    (
        "ML1003",
        "Overfitting",
        "fundamentals",
        ("generalisation gap",),
        ("The model memorises noise of the training data.",),
    ),
    ("ML1004", "Underfitting", "fundamentals", (), ()),
    ("ML1005", "Parameters vs Hyperparameters", "fundamentals", (), ()),
    ("ML1007", "Curse of Dimensionality", "fundamentals", ("high-dimensional data",), ()),
    ("ML1012", "Train-Validation-Test Split", "fundamentals", ("hold-out set",), ()),
    ("ML1015", "Linear Regression", "linear", ("OLS", "ordinary least squares"), ()),
    ("ML1018", "Logistic Regression", "linear", ("logit",), ("The sigmoid gives a probability.",)),
    ("ML1020", "L1 vs L2", "linear", ("lasso", "ridge", "weight decay"), ()),
    ("ML1022", "Multicollinearity", "linear", ("variance inflation factor", "VIF"), ()),
    ("ML1027", "Decision Tree Splits", "trees", ("information gain",), ()),
    ("ML1028", "Gini vs Entropy", "trees", ("impurity",), ()),
    ("ML1030", "Random Forest", "trees", (), ("Each tree sees a bootstrap sample.",)),
    ("ML1031", "Bagging vs Boosting", "trees", ("ensembles", "bootstrap aggregating"), ()),
    ("ML1032", "Gradient Boosting", "trees", ("GBM", "GBDT"), ()),
    ("ML1033", "XGBoost Improvements", "trees", (), ()),
    ("ML1039", "K-Nearest Neighbours", "classical", ("kNN",), ()),
    ("ML1040", "SVM Maximum Margin", "classical", ("support vector machine",), ()),
    ("ML1041", "Kernel Trick", "classical", ("RBF kernel",), ()),
    ("ML1043", "Naive Bayes", "classical", (), ("Features are taken as independent.",)),
    ("ML1044", "K-Means", "classical", ("Lloyd's algorithm",), ()),
    ("ML1045", "Choosing K", "classical", ("elbow method", "silhouette score"), ()),
    ("ML1046", "DBSCAN", "classical", ("density-based clustering",), ()),
    ("ML1049", "Principal Component Analysis", "classical", ("PCA",), ()),
    ("ML1051", "t-SNE vs UMAP", "classical", (), ()),
    ("ML1054", "Handling Missing Data", "data", ("imputation",), ()),
    ("ML1056", "Feature Scaling", "data", ("standardisation", "min-max normalisation"), ()),
    ("ML1057", "Categorical Encoding", "data", ("one-hot encoding",), ()),
    ("ML1059", "Handling Outliers", "data", (), ()),
    ("ML1061", "Data Leakage", "data", ("target leakage",), ()),
    ("ML1067", "Confusion Matrix", "evaluation", (), ()),
    (
        "ML1068",
        "Precision vs Recall",
        "evaluation",
        ("sensitivity",),
        ("Recall is the true positive rate.",),
    ),
    ("ML1069", "F1 Score", "evaluation", ("F-measure", "F-beta"), ()),
    ("ML1071", "PR Curve vs ROC", "evaluation", ("precision-recall curve", "AUPRC"), ()),
    ("ML1074", "MAE vs RMSE", "evaluation", ("mean absolute error", "mean squared error"), ()),
    ("ML1075", "R-Squared", "evaluation", ("coefficient of determination", "R2"), ()),
    ("ML1076", "Cross-Entropy Loss", "evaluation", ("log loss",), ()),
    ("ML1082", "Bayes' Theorem", "stats", ("posterior",), ()),
    ("ML1084", "Central Limit Theorem", "stats", (), ()),
    ("ML1086", "Maximum Likelihood", "stats", ("MLE",), ()),
    ("ML1088", "P-Value", "stats", ("hypothesis testing",), ()),
    ("ML1089", "Type I vs Type II", "stats", ("false alarm and miss", "type 1 error"), ()),
    ("ML1096", "KL Divergence", "stats", ("Kullback-Leibler", "relative entropy"), ()),
    ("ML1098", "A/B Test Design", "experiments", ("AB testing",), ()),
    ("ML1104", "Simpson's Paradox", "experiments", (), ()),
    ("ML1111", "Gradient Descent", "training", (), ()),
    ("ML1112", "Batch vs Stochastic", "training", ("SGD", "mini-batch"), ()),
    ("ML1113", "Learning Rate Effects", "training", ("step size",), ()),
    ("ML1116", "Adam Optimiser", "training", (), ()),
    ("ML1118", "Backpropagation", "training", ("backprop",), ("It applies the chain rule.",)),
    ("ML1121", "Activation Functions", "training", ("ReLU", "sigmoid", "tanh"), ()),
    ("ML1122", "Batch Normalisation", "training", ("BatchNorm",), ()),
    ("ML1123", "BatchNorm vs LayerNorm", "training", ("layer normalisation",), ()),
    ("ML1125", "Exploding Gradients", "training", ("gradient clipping",), ()),
    ("ML1128", "Convolution Layer", "architectures", ("CNN",), ()),
    ("ML1133", "Residual Connections", "architectures", ("ResNet", "skip connections"), ()),
    ("ML1139", "LSTM Gates", "architectures", ("long short-term memory",), ()),
    ("ML1141", "Transfer Learning", "architectures", ("fine-tuning",), ()),
    ("ML1142", "TF-IDF", "nlp", ("term frequency",), ()),
    ("ML1144", "Word2Vec", "nlp", ("skip-gram", "CBOW", "word embeddings"), ()),
    ("ML1150", "Self-Attention", "transformers", ("query key value",), ()),
    ("ML1152", "Multi-Head Attention", "transformers", (), ()),
    ("ML1153", "Positional Encoding", "transformers", (), ()),
    ("ML1158", "BERT vs GPT", "transformers", ("masked language model",), ()),
    ("ML1168", "RLHF", "llm-training", ("reinforcement learning from human feedback",), ()),
    ("ML1171", "LoRA", "llm-training", ("low-rank adaptation", "PEFT"), ()),
    ("ML1174", "Knowledge Distillation", "llm-training", ("teacher and student",), ()),
    ("ML1179", "Hallucination", "llm-apps", (), ()),
    ("ML1180", "RAG", "llm-apps", ("retrieval-augmented generation",), ()),
    ("ML1186", "Temperature and Top-p", "llm-apps", ("nucleus sampling", "top-k"), ()),
    ("ML1189", "KV Cache", "llm-apps", ("key-value cache",), ()),
    ("ML1197", "Data vs Concept Drift", "mlops", ("distribution shift",), ()),
    ("ML1210", "Collaborative vs Content Filtering", "recsys", ("recommender",), ()),
    ("ML1212", "Cold Start", "recsys", (), ()),
    ("ML1216", "NDCG", "recsys", ("normalised discounted cumulative gain",), ()),
    ("ML1220", "Autoencoder vs VAE", "generative", ("variational autoencoder",), ()),
    ("ML1222", "GAN Training", "generative", ("generative adversarial network",), ()),
    ("ML1224", "Diffusion Models", "generative", ("denoising",), ()),
    ("ML1230", "Exploration vs Exploitation", "rl", ("epsilon-greedy", "bandit"), ()),
    ("ML1231", "Q-Learning", "rl", (), ()),
]

TABLE = """
ML0005: ml5 | ML0005 | ml 5 | discriminative generative | generative vs discrim | descriminative
ML0005: discriminitive model | generative and discriminative
ML0005: difference between generative and discriminative models | joint distribution | 5
ML0006: cross validation | crossvalidation | cross-val | k fold | kfold cv | leave one out | loocv
ML0006: corss validation | stratified k fold | ML-0006 | cross vali
ML0007: dropout | drop out | dropuot | droput | ML7 | ml-0007 | 7 | 0007 | droppout regularization
ML0007: what is dropout? | dropo | switch off neurons
ML0015: roc | roc curv | roc curve | ROC-AUC | auc | auroc | reciever operating
ML0015: receiver operating characteristic | roc cuve | true positive rate vs false positive rate
ML0015: ML0015
ML0019: imbalanced | imbalance data | inbalanced dataset | class imbalance | smote
ML0019: unbalanced classes | minority class | oversampling | imbal
ML0024: vanishing | vanishing grads | vanishing gradient problem | vanising gradient
ML0024: vanashing gradients | gradient vanishing | ml24 | ML 0024
ML1001: supervised unsupervised | unsupervised | supervized vs unsupervized | supervised learning
ML1001: unsuper | types of learning
ML1002: bias variance | bias-variance | bias variance trade off | biasvariance | bias vs variance
ML1002: varience bias tradeoff
ML1003: overfit | overfiting | over fitting | overfitting | generalization gap
ML1003: memorises training data
ML1004: underfitting | underfit | under fiting
ML1005: hyperparameter | hyper parameters | parameters vs hyperparams
ML1007: curse | curse of dim | dimensionality curse | curse of dimentionality | high dimensional
ML1012: train test split | train/test | train validation test | holdout | hold out set
ML1015: linear regression | linreg | linear regresion | OLS | least squares | lin reg
ML1018: logistic | logistic regression | logistic regresion | logit | logreg
ML1020: l1 l2 | L1 vs L2 regularization | lasso | ridge | lasso vs ridge | weight decay | l2
ML1022: multicolinearity | multicollinearity | collinearity | vif | multi-collinearity
ML1027: decision tree | decison trees | information gain
ML1028: gini | entropy vs gini | gini impurity
ML1030: random forest | randomforest | random forrest | rand forest
ML1031: bagging | boosting vs bagging | bagging boosting | ensembles | baging
ML1032: gradient boosting | gbm | gradient boost | gbdt
ML1033: xgboost | xgb | xg boost
ML1039: knn | k nearest neighbors | k-nn | nearest neighbour | k nearest neigbors
ML1040: svm | support vector | support vector machines | max margin | maximum margin
ML1041: kernel | kernel trick | rbf | kernal trick
ML1043: naive bayes | naïve bayes | naiv bayes | nb classifier naive
ML1044: kmeans | k means | k-means clustering | k mean | lloyd
ML1045: elbow | elbow method | choosing k | silhouette | how to choose k
ML1046: dbscan | db scan | density based clustering
ML1049: pca | principal component | principle component analysis | principal components analysis
ML1051: tsne | t-sne | umap | t sne umap
ML1054: missing data | missing values | imputation | handle missing | impute
ML1056: feature scaling | standardization | normalization min max | scaling features | min max
ML1057: one hot | one-hot encoding | categorical | onehot | categorical encodin
ML1059: outliers | outlier | handling outlers
ML1061: leakage | data leak | target leakage | data leekage
ML1067: confusion matrix | confusion | confusion matirx | conf matrix
ML1068: precision recall | precision vs recal | percision | sensitivity | recall
ML1069: f1 | f1 score | f-score | f1score | F1-Score | f beta
ML1071: pr curve | precision recall curve | auprc | pr auc
ML1074: mae | rmse | mae rmse | mean squared error | mse | mean absolute error
ML1075: r squared | r2 | r^2 | R² | coefficient of determination | rsquared
ML1076: cross entropy | crossentropy | log loss | logloss | cross entropy loss
ML1082: bayes | bayes theorem | bayes rule | bayes theorm | posterior
ML1084: clt | central limit | central limit theorem | central limit theorom
ML1086: mle | maximum likelihood | max likelihood | maximum liklihood estimation
ML1088: p value | pvalue | p-values | hypothesis test | p val
ML1089: type i error | type 2 error | type ii | type I and type II | type 1
ML1096: kl | kl divergence | kullback leibler | kl div | kullback
ML1098: ab test | a/b testing | A/B | ab testing | a/b test
ML1104: simpson | simpsons paradox | simpson's paradox
ML1111: gradient descent | gradient decent | grad descent | gradient desc
ML1112: sgd | stochastic gradient descent | mini batch | minibatch | batch vs stochastic
ML1113: learning rate | learning rate too high | step size | learnng rate
ML1116: adam | adam optimizer | adam optimiser
ML1118: backprop | back propagation | backpropogation | backpropagation | chain rule
ML1121: activation function | relu | tanh | sigmoid | activations | activation fn
ML1122: batch norm | batchnorm | batch normalization | batch normalisation
ML1123: layer norm | layernorm | batchnorm vs layernorm | layer normalization
ML1125: exploding gradient | gradient clipping | exploding grads | explodng
ML1128: convolution | cnn | conv layer | convolutional layer
ML1133: resnet | skip connections | residual | residual conections | skip conn
ML1139: lstm | long short term memory | lstm gates
ML1141: transfer learning | finetuning | fine tuning | transfer lerning
ML1142: tfidf | tf-idf | tf idf | term frequency
ML1144: word2vec | word 2 vec | w2v | skip gram | word embedding | cbow
ML1150: self attention | self-attn | query key value | selfattention
ML1152: multi head | multihead attention | multi-head attn
ML1153: positional encoding | position encoding | positional | pos encoding
ML1158: bert | gpt | bert gpt | masked language model | bert vs gpt
ML1168: rlhf | human feedback | reinforcement learning from human feedback
ML1171: lora | low rank | low rank adaptation | peft
ML1174: distillation | knowledge distilation | teacher student
ML1179: hallucination | halucinations | hallucinate
ML1180: rag | retrieval augmented | retrieval augmented generation | retreival augmented
ML1186: temperature | top p | top-p | nucleus | temperature sampling | top k
ML1189: kv cache | key value cache | kv | kvcache
ML1197: drift | concept drift | data drift | concept drif | distribution shift
ML1210: collaborative filtering | content based filtering | colaborative filtering | recommender
ML1212: cold start | coldstart | cold-start problem
ML1216: ndcg | discounted cumulative gain
ML1220: vae | autoencoder | auto encoder | variational autoencoder | variational auto-encoders
ML1222: gan | gans | generative adversarial | generative adverserial network
ML1224: diffusion | diffusion model | difusion models | denoising
ML1230: exploration | explore exploit | exploration exploitation | bandits | epsilon greedy
ML1231: q learning | q-learning | qlearning
"""

# Looked up by people who mean something that this bank does not have, or nothing at all.
NOTHING = """
pizza | what is the weather | football results | zzzzqqq | asdfgh | kubernetes | javascript closures
how are you | ??? | 🙂 | python list comprehension | docker | ML9999 | 9999 | good morning everyone
who won the world cup | - | blockchain | red black tree rotation | the | sql join
"""

TOPICS = {
    "fundamentals": "Learning Fundamentals",
    "classical": "Classic Algorithms",
}


def item(
    item_id: str, title: str, topic: str, also: tuple[str, ...] = (), says: tuple[str, ...] = ()
) -> Item:
    rubric = tuple(KeyPoint(f"p{n}", 1.0, text, "?", ()) for n, text in enumerate(says))
    return Item(
        ItemId(item_id), title, topic, Difficulty.MEDIUM, f"{title}?", title, rubric, also=also
    )


def items() -> list[Item]:
    return [item(*names) for names in NAMES]


def queries() -> list[tuple[str, str]]:
    """Return what was typed, and the id of the item meant."""
    rows = (line.split(": ", 1) for line in TABLE.strip().splitlines())
    return [(typed.strip(), meant) for meant, cells in rows for typed in cells.split(" | ")]


def unknown() -> list[str]:
    return [typed.strip() for line in NOTHING.strip().splitlines() for typed in line.split(" | ")]
