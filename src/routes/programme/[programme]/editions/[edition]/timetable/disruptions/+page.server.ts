import { disruptionWords } from '#lib/scheduling/ui/offer-words.ts';
import { readDisruptions } from '#scheduling/server';
import { begun, editionShown } from '../desk.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionShown(event);
	const { open, settled, trainings } = begun(await readDisruptions(event.locals.context, edition.id), event);
	const row = (one: (typeof open)[number]) => ({
		id: one.id,
		kind: disruptionWords[one.kind](),
		who: [one.lecturer, one.school].filter(Boolean).join(', '),
		starts_on: one.starts_on,
		ends_on: one.ends_on,
		touched: one.touched,
		reporter: one.reporter,
		reported_at: one.reported_at,
		repaired: one.chosen !== null
	});
	return {
		edition,
		open: open.map(row),
		settled: settled.map(row),
		trainings: trainings.map(({ id, school }) => ({ value: id, label: school }))
	};
};
