/** Vite's `?inline`: the file itself as a `data:` address, part of the bundle. */
declare module '*.woff2?inline' {
  const address: string;
  export default address;
}
