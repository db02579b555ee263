import type { Download, Sheet } from "../data/page.ts";

/** A page while it is being made: it gathers the downloads of its charts and tables. */
export class PageDraft {
  readonly path: string;
  readonly downloads: Download[] = [];

  constructor(path: string) {
    this.path = path;
  }

  /** Adds a file with figures and gives its address. */
  download(name: string, { columns, rows }: Sheet): string {
    const path = `/data${this.path}-${name}.csv`;
    this.downloads.push({ path, columns, rows });
    return path;
  }

  /** Adds a file as it is and gives its address. */
  file(name: string, text: string): string {
    const path = `/data${this.path}-${name}`;
    this.downloads.push({ path, text });
    return path;
  }

  /** Adds a picture and gives its address. */
  picture(name: string, svg: string): string {
    const path = `/data${this.path}-${name}.svg`;
    this.downloads.push({ path, svg });
    return path;
  }
}
