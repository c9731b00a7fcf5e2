/** One thing at a time, in the order asked, whether or not what went before failed. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Result>(action: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(action);
    this.#last = turn.catch(() => undefined); // whoever asked is told; those behind only wait
    return turn;
  }
}
