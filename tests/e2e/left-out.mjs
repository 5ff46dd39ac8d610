// A reporter that names each test that was left out, and why; `cargo xtask test` hands these lines on.

export default class LeftOut {
  onTestEnd(test, { status, annotations }) {
    if (status !== "skipped") return;
    const reason =
      annotations.find(({ type }) => type === "skip")?.description ?? "it says not why";
    const title = test.titlePath().slice(3).join(" › ");
    console.log(`Left out: ${title}: ${reason}`);
  }
}
