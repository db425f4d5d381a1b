/** A mistake in the app itself must not leave a blank page: what was said is stored, and a reload brings it back. */

import { Component, type ReactNode } from "react";
import { Trouble } from "./Notice.tsx";

export class Mishap extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main>
        <Trouble message="Something went wrong in the app. Everything you sent is kept." onRetry={() => location.reload()} />
      </main>
    );
  }
}
