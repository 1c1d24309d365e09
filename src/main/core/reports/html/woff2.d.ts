/** Vite's `?inline`: the file itself as a `data:` address, part of the bundle. */
declare module '*.woff2?inline' {
  const address: string;
  // oxlint-disable-next-line import/no-default-export -- the form that Vite gives them
  export default address;
}
