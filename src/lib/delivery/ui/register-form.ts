import { readNumber } from '#lib/ui/format.ts';
import { isId } from '#platform';
import { quartersOf } from '../hours.ts';
import { markStatuses, type MarkStatus } from '../mark.ts';

/** What is typed of one participant. */
export type TypedMark = { status: string; contact: string; consultation: string };
type Said = { participant_id: string; status: MarkStatus; contact: number | null; consultation: number | null };

/** No register is longer than this. */
const mostRows = 300;

/** The marks of a register's form: what is said, as it was typed by participant, and who was given hours that are no quarters of an hour. */
export function marksIn(form: FormData): { said: Said[]; typed: Record<string, TypedMark>; wrong: string[] } {
	const said: Said[] = [];
	const typed: Record<string, TypedMark> = {};
	const wrong: string[] = [];
	for (const name of [...form.keys()].filter((key) => key.startsWith('status-')).slice(0, mostRows)) {
		const participant_id = name.slice('status-'.length);
		if (!isId(participant_id)) continue;
		const row = {
			status: textOf(form, name),
			contact: textOf(form, `contact-${participant_id}`),
			consultation: textOf(form, `consultation-${participant_id}`)
		};
		typed[participant_id] = row;
		const status = markStatuses.find((one) => one === row.status);
		if (status === undefined) continue;
		const counts = status === 'late' || status === 'partial';
		const [contact, consultation] = counts ? [quartersIn(row.contact), quartersIn(row.consultation)] : [null, null];
		if (contact === undefined || consultation === undefined) wrong.push(participant_id);
		else said.push({ participant_id, status, contact, consultation });
	}
	return { said, typed, wrong };
}

/** Academic hours as typed („1,5“) in quarters; null where nothing is typed, undefined where it is no quarter. */
function quartersIn(text: string): number | null | undefined {
	if (text.trim() === '') return null;
	const hours = readNumber(text);
	return hours !== undefined && hours >= 0 && hours <= 24 && Number.isInteger(hours * 4) ? quartersOf(hours) : undefined;
}

const textOf = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 20) : '';
};
