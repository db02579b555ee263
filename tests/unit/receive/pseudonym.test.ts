import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Pseudonyms } from "../../../pipeline/receive/pseudonym.ts";

describe("a client key", () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 256));
  const pseudonyms = new Pseudonyms(key);

  test.each(["999900006", "999900018", "é🙂", "x".repeat(300), "aééééaaaa", ""])(
    "of %s is its HMAC-SHA-256",
    (text) => {
      const expected = createHmac("sha256", key).update(text).digest("hex");
      expect(pseudonyms.of(text)).toBe(expected);
      expect(pseudonyms.of(text)).toBe(expected);
      expect(new Pseudonyms(key).of(text)).toBe(expected);
    },
  );
});
