import { newId } from '#platform';

/** A key of a block that no other version has. */
export const newBlockKey = (): string => `b${newId().replaceAll('-', '')}`;
