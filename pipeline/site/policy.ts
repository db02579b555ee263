/** What a site may load, and what else a web server says about it. */

/**
 * The security policy of a page, or of a whole site: its own style and data; scripts only when
 * their hash is known.
 */
export function contentPolicy(hashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${hashes.length ? `'self' ${hashes.join(" ")}` : "'none'"}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The headers of every answer of a web server that has the site. */
export function serverHeaders(hashes: readonly string[]): [name: string, value: string][] {
  return [
    // That no other site may frame this one can be said in a header only.
    ["Content-Security-Policy", `${contentPolicy(hashes)}; frame-ancestors 'none'`],
    ["Strict-Transport-Security", "max-age=63072000; includeSubDomains"],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "no-referrer"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
  ];
}
