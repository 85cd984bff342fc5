/** The part of the toolkit that tests use; it comes without types. */
declare module 'jsonstat-toolkit' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into datasets freely
  export default function read(dataset: object): any;
}
