/** The part of saxen that is used here; it comes without types. */
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>;

  export class Parser {
    on(
      event: 'openTag',
      handler: (name: string, attributes: () => Attributes | false) => void,
    ): Parser;
    on(event: 'closeTag', handler: (name: string) => void): Parser;
    on(event: 'text' | 'cdata' | 'attention', handler: (text: string) => void): Parser;
    on(event: 'error', handler: (error: Error) => void): Parser;
    write(xml: string): Parser;
    end(): Error | undefined;
  }
}
