import { toldOfPerson } from '#delivery/server';
import type { TellsOf } from '#people/server';

/** What slices tell of a person beside the rows of tables, when somebody asks for their own data. */
export const ownData: readonly TellsOf[] = [toldOfPerson];
