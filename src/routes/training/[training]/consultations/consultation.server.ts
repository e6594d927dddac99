import { error } from '@sveltejs/kit';
import { readConsultation, type ConsultationPage } from '#delivery/server';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../room.server.ts';

type Asking = { locals: App.Locals; params: { training: string; consultation: string }; url: URL };

/** A consultation for who may read it, at the address of its own training only. */
export async function opened({ locals, params, url }: Asking): Promise<ConsultationPage> {
	const page = allowed(await readConsultation(locals.context, params.consultation), locals, url);
	if (page.delivery.id !== params.training) error(404, 'not_found');
	return page;
}

/** The same for whoever leads and may give it now. */
export async function openedToGive(asking: Asking): Promise<ConsultationPage> {
	const page = await opened(asking);
	if (!page.may.give) error(404, 'not_found');
	return page;
}

/** What every page of a consultation shows of it. */
export const headOfConsultation = ({ delivery, consultation }: ConsultationPage, { locals }: Pick<Asking, 'locals'>) => ({
	head: headOf(delivery, locals.context.locale),
	id: consultation.id,
	path: `/training/${delivery.id}/consultations/${consultation.id}`
});
