"""Steps of training by PyTorch, beside which the product's own are timed (`npm run bench -- --only training`).

Reads what to build as a line of JSON, then does a step for every further line, "f32" or "bf16", and says how many
milliseconds it took.
"""
import json
import sys
import time

import torch
import torch.nn.functional as F

run = json.loads(sys.stdin.readline())
torch.set_num_threads(run["threads"])
torch.manual_seed(1)
batch, length, vocabulary = run["batch"], run["length"], run["vocabulary"]
width, hidden, heads, head_size, layers = (run[key] for key in ("width", "hidden", "heads", "headSize", "layers"))
rank = run["rank"]
learning = []


def parameter(*size, learns=True):
    value = torch.randn(*size) * 0.02
    if learns:
        learning.append(value.requires_grad_())
    return value


def matrix(to, origin):
    """A matrix of a layer: it learns itself, or beside it a low-rank change does."""
    whole = rank is None
    beside = None if whole else (parameter(rank, origin), parameter(to, rank))
    return parameter(to, origin, learns=whole), beside


def apply(x, each):
    value, beside = each
    y = F.linear(x, value)
    return y if beside is None else y + 2 * F.linear(F.linear(x, beside[0]), beside[1])


embedding = parameter(vocabulary, width, learns=rank is None)
norms = [torch.ones(width) for _ in range(2 * layers + 1)]
if rank is None:
    learning += [norm.requires_grad_() for norm in norms]
parts = {
    "q": (heads * head_size, width),
    "k": (heads * head_size, width),
    "v": (heads * head_size, width),
    "o": (width, heads * head_size),
    "gate": (hidden, width),
    "up": (hidden, width),
    "down": (width, hidden),
}
blocks = [{name: matrix(*size) for name, size in parts.items()} for _ in range(layers)]

angles = torch.outer(
    torch.arange(length).float(), 1.0 / (10_000 ** (torch.arange(0, head_size, 2).float() / head_size))
)
cosines, sines = angles.cos(), angles.sin()


def rope(x):
    a, b = x[..., 0::2], x[..., 1::2]
    return torch.stack([a * cosines - b * sines, a * sines + b * cosines], -1).flatten(-2)


def rms(x, norm):
    return F.rms_norm(x, (width,), norm, 1e-5)


ids = torch.randint(300, vocabulary, (batch, length))
places = (torch.arange(run["rows"]) * (batch * length - 1)) // run["rows"]
targets = torch.randint(300, vocabulary, (run["rows"],))


def loss():
    x = F.embedding(ids, embedding)
    for at, block in enumerate(blocks):
        h = rms(x, norms[2 * at])
        split = lambda part: apply(h, block[part]).view(batch, length, heads, head_size).transpose(1, 2)
        mixed = F.scaled_dot_product_attention(rope(split("q")), rope(split("k")), split("v"), is_causal=True)
        x = x + apply(mixed.transpose(1, 2).reshape(batch, length, -1), block["o"])
        h = rms(x, norms[2 * at + 1])
        x = x + apply(F.silu(apply(h, block["gate"])) * apply(h, block["up"]), block["down"])
    told = rms(x, norms[-1]).flatten(0, 1)[places]
    return F.cross_entropy(F.linear(told, embedding).float(), targets)


optimiser = torch.optim.AdamW(learning, lr=1e-3, betas=(0.9, 0.95), weight_decay=0.01, fused=True)
print(json.dumps({"version": torch.__version__}), flush=True)
for line in sys.stdin:
    started = time.perf_counter()
    with torch.autocast("cpu", torch.bfloat16, enabled=line.strip() == "bf16"):
        value = loss()
    optimiser.zero_grad()
    value.backward()
    torch.nn.utils.clip_grad_norm_(learning, 1.0)
    optimiser.step()
    print(json.dumps({"ms": (time.perf_counter() - started) * 1000}), flush=True)
