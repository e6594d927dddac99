import { toldOfPerson } from '#delivery/server';
import { toldOfCommitments } from '#evaluation/server';
import type { TellsOf } from '#people/server';
import { toldOfReports } from '#reporting/server';

/** What slices tell of a person beside the rows of tables, when somebody asks for their own data. */
export const ownData: readonly TellsOf[] = [toldOfPerson, toldOfCommitments, toldOfReports];
