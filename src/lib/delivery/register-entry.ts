import * as v from 'valibot';
import { markStatuses, markWays } from './mark.ts';

const quarters = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a closed register says of one participant. Hours are quarters of an academic hour; who was not there has none. */
const EntrySchema = v.strictObject({
	participant_id: v.string(),
	person_id: v.string(),
	name: v.string(),
	status: v.picklist(markStatuses),
	contact: quarters,
	consultation: quarters,
	way: v.picklist(markWays),
	marked_at: v.string()
});
export type RegisterEntry = v.InferOutput<typeof EntrySchema>;

/** A register as it was closed. */
export const RegisterSchema = v.pipe(v.array(EntrySchema), v.maxLength(2000));
