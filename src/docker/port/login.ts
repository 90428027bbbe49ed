/** Who somebody is to a registry. Made by {@link loginAs}. */
export interface Login {
  user: string
  password: string
  /** What becomes of it in JSON, and so on a tape. */
  toJSON(): string
}

/** A question that is asked with it goes on a tape without user and password. */
export const loginAs = ({ user, password }: { user: string; password: string }): Login => ({
  user,
  password,
  toJSON: () => 'login',
})
