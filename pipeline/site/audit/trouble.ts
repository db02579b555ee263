/** Something in a site that may not be there. Numbers are never repeated. */
export interface Trouble {
  /** Below the site. */
  file: string;
  /** In Dutch: what, and where in the file. */
  what: string;
}
