// The two loops of calibration in AssemblyScript, two doubles at a time. Same words and same order of sums as src/calibrate/kernel/plain.ts, where what they do is said.
// Memory is imported. Places are byte offsets; a tile is 8 nodes, 64 bytes, a row of one tile is 4 vectors.

/** exp(x) for x <= 0, no lower than exp(-700): x = k ln 2 + r, a Taylor polynomial of degree 13 in r, |r| <= ln 2 / 2; error below 2 units in the last place. */
// @ts-ignore: decorator
@inline
function exponential(argument: v128): v128 {
  const x = f64x2.pmax(argument, f64x2.splat(-700.0));
  const k = f64x2.nearest(f64x2.mul(x, f64x2.splat(1.4426950408889634)));
  let r = f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238)));
  r = f64x2.sub(r, f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)));
  let p = f64x2.splat(1.6059043836821613e-10);
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(2.08767569878681e-9));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(2.505210838544172e-8));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(2.755731922398589e-7));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(2.7557319223985893e-6));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(2.48015873015873e-5));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.984126984126984e-4));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.388888888888889e-3));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(8.333333333333333e-3));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(4.1666666666666664e-2));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.6666666666666666e-1));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(0.5));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0));
  // 2^k through the exponent bits; k + 1023 + 2^52 has k + 1023 in its low bits
  const biased = f64x2.add(k, f64x2.splat(4503599627371519.0));
  return f64x2.mul(p, i64x2.shl(biased, 52));
}

// @ts-ignore: decorator
@inline
function higher(a: v128): f64 {
  const x = f64x2.extract_lane(a, 0), y = f64x2.extract_lane(a, 1);
  return x < y ? y : x;
}

// @ts-ignore: decorator
@inline
function total(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** Two persons at a time: eight sums stay in registers. */
export function gather(codes: usize, persons: i32, blocks: i32, patterns: i32, table: usize, prior: usize, rows: usize, width: usize): void {
  const blockBytes = <usize>patterns << 6;
  const p0 = v128.load(prior), p1 = v128.load(prior, 16), p2 = v128.load(prior, 32), p3 = v128.load(prior, 48);
  let p: i32 = 0;
  for (; p + 1 < persons; p += 2) {
    let a0 = p0, a1 = p1, a2 = p2, a3 = p3, b0 = p0, b1 = p1, b2 = p2, b3 = p3;
    const first = codes + <usize>p * <usize>blocks, second = first + <usize>blocks;
    let base = table;
    for (let b: usize = 0; b < <usize>blocks; b++) {
      const x = base + (<usize>load<u8>(first + b) << 6), y = base + (<usize>load<u8>(second + b) << 6);
      a0 = f64x2.add(a0, v128.load(x)); a1 = f64x2.add(a1, v128.load(x, 16)); a2 = f64x2.add(a2, v128.load(x, 32)); a3 = f64x2.add(a3, v128.load(x, 48));
      b0 = f64x2.add(b0, v128.load(y)); b1 = f64x2.add(b1, v128.load(y, 16)); b2 = f64x2.add(b2, v128.load(y, 32)); b3 = f64x2.add(b3, v128.load(y, 48));
      base += blockBytes;
    }
    const to = rows + <usize>p * width, next = to + width;
    v128.store(to, a0); v128.store(to, a1, 16); v128.store(to, a2, 32); v128.store(to, a3, 48);
    v128.store(next, b0); v128.store(next, b1, 16); v128.store(next, b2, 32); v128.store(next, b3, 48);
  }
  if (p < persons) {
    let a0 = p0, a1 = p1, a2 = p2, a3 = p3;
    const first = codes + <usize>p * <usize>blocks;
    let base = table;
    for (let b: usize = 0; b < <usize>blocks; b++) {
      const x = base + (<usize>load<u8>(first + b) << 6);
      a0 = f64x2.add(a0, v128.load(x)); a1 = f64x2.add(a1, v128.load(x, 16)); a2 = f64x2.add(a2, v128.load(x, 32)); a3 = f64x2.add(a3, v128.load(x, 48));
      base += blockBytes;
    }
    const to = rows + <usize>p * width;
    v128.store(to, a0); v128.store(to, a1, 16); v128.store(to, a2, 32); v128.store(to, a3, 48);
  }
}

export function normalise(persons: i32, tiles: i32, weights: usize, rows: usize, out: usize): f64 {
  const width = <usize>tiles << 6;
  memory.fill(out, 0, (<usize>tiles + 2) << 3);
  const lowest = f64x2.splat(-34.5), nothing = f64x2.splat(0);
  let logLik: f64 = 0;
  for (let p: i32 = 0; p < persons; p++) {
    const from = rows + <usize>p * width;
    let tops = v128.load(from);
    for (let k: usize = 16; k < width; k += 16) tops = f64x2.pmax(tops, v128.load(from + k));
    const top = higher(tops), tip = f64x2.splat(top);
    let sums = f64x2.splat(0);
    for (let k: usize = 0; k < width; k += 16) {
      const x = f64x2.sub(v128.load(from + k), tip);
      // less than 1e-15 of the highest is as good as nothing
      if (!v128.any_true(f64x2.gt(x, lowest))) {
        v128.store(from + k, nothing);
        continue;
      }
      const e = exponential(x);
      v128.store(from + k, e);
      sums = f64x2.add(sums, e);
    }
    const sum = total(sums), inverse = 1.0 / sum, weight = load<f64>(weights + (<usize>p << 3));
    const share = f64x2.splat(inverse * weight);
    keepLargest(out, load<f64>(from) * inverse);
    keepLargest(out + 8, load<f64>(from + width - 8) * inverse);
    for (let t: usize = 0; t < <usize>tiles; t++) {
      const at = from + (t << 6);
      const e0 = v128.load(at), e1 = v128.load(at, 16), e2 = v128.load(at, 32), e3 = v128.load(at, 48);
      keepLargest(out + 16 + (t << 3), higher(f64x2.pmax(f64x2.pmax(e0, e1), f64x2.pmax(e2, e3))) * inverse);
      v128.store(at, f64x2.mul(e0, share)); v128.store(at, f64x2.mul(e1, share), 16); v128.store(at, f64x2.mul(e2, share), 32); v128.store(at, f64x2.mul(e3, share), 48);
    }
    logLik += weight * (top + Math.log(sum));
  }
  return logLik;
}

// @ts-ignore: decorator
@inline
function keepLargest(at: usize, value: f64): void {
  if (value > load<f64>(at)) store<f64>(at, value);
}

export function scatter(codes: usize, persons: i32, blocks: i32, patterns: i32, table: usize, rows: usize, width: usize): void {
  const blockBytes = <usize>patterns << 6;
  for (let p: i32 = 0; p < persons; p++) {
    const from = rows + <usize>p * width;
    const a0 = v128.load(from), a1 = v128.load(from, 16), a2 = v128.load(from, 32), a3 = v128.load(from, 48);
    const person = codes + <usize>p * <usize>blocks;
    let base = table;
    for (let b: usize = 0; b < <usize>blocks; b++) {
      const to = base + (<usize>load<u8>(person + b) << 6);
      v128.store(to, f64x2.add(v128.load(to), a0));
      v128.store(to, f64x2.add(v128.load(to, 16), a1), 16);
      v128.store(to, f64x2.add(v128.load(to, 32), a2), 32);
      v128.store(to, f64x2.add(v128.load(to, 48), a3), 48);
      base += blockBytes;
    }
  }
}
