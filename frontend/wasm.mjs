// Reading and writing WebAssembly as far as the build must: sections, and what of them tells functions.
export const [custom, imports, code] = [0, 2, 10];

export function read(bytes) {
  const sections = [];
  for (const at = cursor(bytes, 8); at.more(); ) {
    const id = at.byte();
    sections.push({ id, body: at.take(at.number()) });
  }
  return sections;
}

// The whole from its sections, each with its length before it.
export function written(head, sections) {
  return Buffer.concat([head, ...sections.flatMap(({ id, body }) => [Buffer.from([id]), leb(body.length), body])]);
}

// How many functions an import section brings.
export function functions(body) {
  const at = cursor(body);
  let found = 0;
  for (let left = at.number(); left > 0; left--) {
    at.take(at.number());
    at.take(at.number());
    const kind = at.byte();
    if (kind === 0) found += 1;
    const limits = () => (at.byte() & 1 ? [at.number(), at.number()] : [at.number()]);
    const skip = [at.number, () => [at.byte(), limits()], limits, () => at.take(2), () => [at.byte(), at.number()]];
    skip[kind]();
  }
  return found;
}

export function cursor(bytes, at = 0) {
  const byte = () => bytes[at++];
  const take = (many) => bytes.subarray(at, (at += many));
  const number = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const next = byte();
      value += (next & 127) * scale;
      if (next < 128) return value;
    }
  };
  return { byte, take, number, text: () => take(number()).toString(), more: () => at < bytes.length };
}

export function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
