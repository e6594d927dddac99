/** Whose a school is, as the register counts: of the state, of a municipality, of neither (S-05). */
export const ownerKinds = [10, 20, 30] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export const isOwnerKind = (kind: unknown): kind is OwnerKind => ownerKinds.includes(kind as OwnerKind);
