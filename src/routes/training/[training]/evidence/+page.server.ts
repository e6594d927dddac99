import { quartersIn } from '#reporting';
import { readEvidence } from '#reporting/server';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { evidence } = allowed(await readEvidence(locals.context, { training: params.training }), locals, url);
	const { delivery, participants, lecturers, totals, lacking, sheets, entries } = evidence;
	return {
		delivery: { id: delivery.id, reference: delivery.reference, of: delivery.school ?? delivery.network?.lt ?? '' },
		begun: entries.length > 0,
		lacking,
		sheets: sheets.length,
		totals: { participant: quartersIn(totals.participant), lecturer: quartersIn(totals.lecturer) },
		promised: delivery.contact + delivery.consultation,
		participants: participants.map(({ person_id, name, attended, certificates }) => ({
			...{ person_id, name, first_day: attended.first_day, share: attended.share },
			...{ contact: attended.contact, consultation: attended.consultation, total: quartersIn(attended) },
			certificate: certificates.find(({ state }) => state === 'valid')?.number ?? null
		})),
		lecturers: lecturers.map(({ person_id, name, taught }) => ({ person_id, name, total: quartersIn(taught) }))
	};
};
