// Reading and writing WebAssembly as far as the build must: sections, and what of them tells functions.
export const [custom, imports, exports, elements, code] = [0, 2, 7, 9, 10];

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
  return imported(body).filter(({ what }) => what[0] === 0).length;
}

// What an import section brings: { module, name, what }, the last as it stands there, with its kind first.
export function imported(body) {
  const at = cursor(body);
  const limits = () => (at.byte() & 1 ? [at.number(), at.number()] : [at.number()]);
  const skip = [at.number, () => [at.byte(), limits()], limits, () => at.take(2), () => [at.byte(), at.number()]];
  return Array.from({ length: at.number() }, () => {
    const [module, name, from] = [at.text(), at.text(), at.at()];
    skip[at.byte()]();
    return { module, name, what: body.subarray(from, at.at()) };
  });
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
  return { byte, take, number, text: () => take(number()).toString(), at: () => at, more: () => at < bytes.length };
}

export function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
