/** `at` is the server's clock, where it told it. What came back. `nothing`: no network, broken in the middle, the answer lost, or somebody else's answer. */
export type Reply =
  | { came: 'nothing' }
  | { came: 'success'; result: unknown; offset: number | null; at?: number }
  | {
      came: 'problem'
      status: number
      name: string
      detail: string
      facts: Record<string, unknown>
      /** In seconds, when the server says so. */
      retryAfter: number | null
      at?: number
    }

export type ProblemReply = Extract<Reply, { came: 'problem' }>
