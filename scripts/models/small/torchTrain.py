"""Trains a small Llama on tokens that `npm run model -- train --python PYTHON` prepared, and writes its values back.

The TypeScript trainer of the product does the same work without Python, in some four times the time (decision 0204).
Same data, seed, machine and number of threads: same values.
"""
import json
import math
import random
import signal
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

folder = sys.argv[1]
with open(f"{folder}/run.json") as file:
    run = json.load(file)
shape = run["shape"]
heads, head_size, layers = shape["heads"], shape["headSize"], shape["layers"]
torch.set_num_threads(run["threads"])
torch.manual_seed(run["seed"])
torch.use_deterministic_algorithms(True)
random.seed(run["seed"])

tokens = np.fromfile(f"{folder}/tokens.bin", dtype=np.int32).astype(np.int64)
examples = {
    part: [(torch.from_numpy(tokens[start : start + length]), answer) for start, length, answer in run[part]]
    for part in ("training", "heldOut")
}

initial = np.fromfile(f"{folder}/initial.bin", dtype=np.float32)
weights = {}
at = 0
for name, dimensions in run["tensors"]:
    size = math.prod(dimensions)
    # GGUF names the fastest dimension first.
    values = torch.from_numpy(initial[at : at + size].copy()).reshape(list(reversed(dimensions)))
    weights[name] = values.requires_grad_()
    at += size


def rms(x, weight):
    return F.rms_norm(x, (x.size(-1),), weight, shape["normEpsilon"])


angles = torch.outer(
    torch.arange(shape["contextLength"]).float(),
    1.0 / (shape["ropeFrequencyBase"] ** (torch.arange(0, head_size, 2).float() / head_size)),
)
cosines, sines = angles.cos(), angles.sin()


def rope(x):
    """Llama's in GGUF: pairs that lie side by side."""
    length = x.size(2)
    c, s = cosines[:length], sines[:length]
    a, b = x[..., 0::2], x[..., 1::2]
    return torch.stack([a * c - b * s, a * s + b * c], -1).flatten(-2)


def hidden(ids):
    batch, length = ids.shape
    x = F.embedding(ids, weights["token_embd.weight"])
    for layer in range(layers):
        w = lambda part: weights[f"blk.{layer}.{part}.weight"]
        h = rms(x, w("attn_norm"))
        split = lambda part: F.linear(h, w(part)).view(batch, length, heads, head_size).transpose(1, 2)
        mixed = F.scaled_dot_product_attention(
            rope(split("attn_q")), rope(split("attn_k")), split("attn_v"), is_causal=True
        )
        x = x + F.linear(mixed.transpose(1, 2).reshape(batch, length, -1), w("attn_output"))
        h = rms(x, w("ffn_norm"))
        x = x + F.linear(F.silu(F.linear(h, w("ffn_gate"))) * F.linear(h, w("ffn_up")), w("ffn_down"))
    return rms(x, weights["output_norm.weight"])


def loss_of(lot):
    """Sum of -log p over the tokens of the answers, and how many they are."""
    length = max(len(sequence) for sequence, _ in lot) - 1
    ids = torch.zeros(len(lot), length, dtype=torch.long)
    places, targets = [], []
    for row, (sequence, answer) in enumerate(lot):
        ids[row, : len(sequence) - 1] = sequence[:-1]
        for place in range(answer, len(sequence)):
            places.append(row * length + place - 1)
            targets.append(int(sequence[place]))
    with torch.autocast("cpu", torch.bfloat16):
        told = hidden(ids).flatten(0, 1)[torch.tensor(places)]
        logits = F.linear(told, weights["token_embd.weight"])
    return F.cross_entropy(logits.float(), torch.tensor(targets), reduction="sum"), len(targets)


@torch.no_grad()
def held_out_loss():
    total = count = 0
    lots = examples["heldOut"]
    for start in range(0, len(lots), 64):
        loss, n = loss_of(lots[start : start + 64])
        total += loss.item()
        count += n
    return total / count if count else None


matrices = [value for value in weights.values() if value.dim() == 2]
norms = [value for value in weights.values() if value.dim() == 1]
optimiser = torch.optim.AdamW(
    [{"params": matrices, "weight_decay": run["weightDecay"]}, {"params": norms, "weight_decay": 0.0}],
    lr=run["learningRate"],
    betas=(0.9, 0.95),
    fused=True,
)


def lots_of_epoch():
    """Examples of like length together, in an order that the seed decides."""
    order = list(range(len(examples["training"])))
    random.shuffle(order)
    size, pool = run["examplesPerStep"], run["examplesPerStep"] * 32
    lots = []
    for start in range(0, len(order), pool):
        near = sorted(order[start : start + pool], key=lambda at: len(examples["training"][at][0]))
        lots += [near[at : at + size] for at in range(0, len(near), size)]
    random.shuffle(lots)
    return lots


# A rise, a plain, and a fall over the last fifth (Hägele et al. 2024): where the fall begins need not be known before,
# so that a run that is told to end early falls then, and is the very run that had been meant to be as long.
warm_up, fall = 100, 0.2
steps = run["steps"]
told_to_end = False


def end_soon(*_):
    global told_to_end
    told_to_end = True


def rate_at(step):
    rise = min(1.0, step / warm_up)
    return rise * min(1.0, max(0.02, (steps - step + 1) / (fall * steps)))


signal.signal(signal.SIGTERM, end_soon)
step = seen = 0
curve = []
started = told_at = time.time()
while step < steps:
    for lot in lots_of_epoch():
        if step == steps:
            break
        if told_to_end:
            steps = min(steps, math.ceil(step / (1 - fall)))
            told_to_end = False
            print(f"told to end: at step {steps}", flush=True)
        step += 1
        for group in optimiser.param_groups:
            group["lr"] = run["learningRate"] * rate_at(step)
        batch = [examples["training"][at] for at in lot]
        loss, count = loss_of(batch)
        optimiser.zero_grad()
        (loss / count).backward()
        torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
        optimiser.step()
        seen += sum(len(sequence) for sequence, _ in batch)
        if time.time() - told_at > 20 or step == steps:
            told_at = time.time()
            held = held_out_loss()
            curve.append({"step": step, "trainingLoss": loss.item() / count, "heldOutLoss": held})
            rate = seen / (told_at - started)
            left = (told_at - started) / step * (steps - step) / 60
            print(
                f"step {step}/{steps}  loss {loss.item() / count:.4f}"
                + (f"  held out {held:.4f}" if held is not None else "")
                + f"  {rate:.0f} tokens/s  {left:.1f} min left",
                flush=True,
            )

with open(f"{folder}/trained.bin", "wb") as file:
    for name, _ in run["tensors"]:
        file.write(weights[name].detach().float().contiguous().numpy().tobytes())
with open(f"{folder}/curve.json", "w") as file:
    json.dump({"curve": curve, "steps": step, "tokens": seen, "torch": torch.__version__, "seconds": time.time() - started}, file)
