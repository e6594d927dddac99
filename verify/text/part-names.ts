/** The parts of a selection file, in the order of its lines. */
export const partNames = ['header', 'rules', 'applications', 'lots', 'votes', 'result', 'manifest', 'signature'] as const;
export type PartName = (typeof partNames)[number];
