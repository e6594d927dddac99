import { arrangeDays, readArrangement } from '#delivery/server';
import { inHours } from '#delivery';
import { number } from '#lib/ui';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { delivery, pot, sessions } = allowed(await readArrangement(locals.context, params.training), locals, url);
	return {
		head: headOf(delivery, locals.context.locale),
		pot,
		contact: sessions.reduce((sum, one) => sum + one.contact, 0),
		sessions: sessions.map(({ id, held_on, half, begins_at, ends_at, contact, consultation, closings }) => ({
			id,
			held_on,
			half,
			begins_at,
			ends_at,
			contact: number(inHours(contact)),
			consultation: number(inHours(consultation)),
			closed: closings > 0
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const sessions = form
			.getAll('session')
			.slice(0, 40)
			.map((id) => ({
				session_id: String(id),
				contact: textIn(form, `contact_${String(id)}`),
				consultation: textIn(form, `consultation_${String(id)}`)
			}));
		const outcome = await arrangeDays(locals.context, { delivery_id: params.training, sessions });
		if (outcome.ok) return backTo(`/training/${params.training}/consultations`, 'arranged');
		return refusedHere(outcome, Object.fromEntries(sessions.map(({ session_id, ...hours }) => [session_id, hours])));
	}
};
