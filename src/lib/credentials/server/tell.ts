import { inLocale } from '#platform';
import { on, writeMail, type Context, type Happened, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { participantsOf } from '#delivery/server';
import { certifiedDelivery } from './certified.ts';
import { isClosed } from './issuing/issue.ts';
import { certificateIssued } from './mails/certificate-issued.ts';
import { nameAsked } from './mails/name-asked.ts';
import { nameLink } from './names/name-link.ts';
import { certifiedOf, namesOf } from './names/names.ts';
import { certificatesOf } from './reading/certificates.ts';
import { downloadLink } from './reading/download-link.ts';
import { termsOf } from './terms/terms.ts';

/** Holders with an address get their certificates; each letter is written once. */
const tellHolders = (context: Context, { subject_id, happened_at }: Pick<Happened, 'subject_id' | 'happened_at'>): Promise<void> =>
	context.db.transaction().execute(async (trx) => {
		const certificates = await certificatesOf(trx, { delivery_id: subject_id, issued_at: happened_at });
		const persons = await personsById(
			trx,
			certificates.map(({ person_id }) => person_id)
		);
		for (const { id, number, content, person_id } of certificates) {
			const person = persons.get(person_id);
			if (!person?.email) continue;
			const { email, locale } = person;
			const letter = certificateIssued[locale]({
				title: inLocale(content.title, locale),
				number,
				document: siteAddress(`/certificates/download/${downloadLink(id, context.now)}`, locale),
				page: siteAddress('/profile/certificates', locale)
			});
			await writeMail(trx, context.now, 'certificate-issued', { email, locale, person_id }, letter, `certificate:${id}`);
		}
	});

/** Once every register is closed, participants with an address are asked how their name is to stand; each is asked once. */
export const askNames = (context: Context, deliveryId: string): Promise<number> =>
	context.db.transaction().execute(async (trx) => {
		const delivery = await certifiedDelivery(trx, deliveryId);
		if (!delivery || !(await termsOf(trx, delivery.edition_id)) || !(await isClosed(trx, deliveryId))) return 0;
		return askUnconfirmed(trx, context, delivery.id, delivery.title);
	});

async function askUnconfirmed(trx: Trx, { now }: Context, delivery_id: string, title: { lt: string; en: string }): Promise<number> {
	const confirmed = await namesOf(trx, delivery_id);
	const certified = await certifiedOf(trx, delivery_id);
	const waiting = (await participantsOf(trx, delivery_id)).filter(
		({ person_id }) => !confirmed.has(person_id) && !certified.has(person_id)
	);
	const persons = await personsById(
		trx,
		waiting.map(({ person_id }) => person_id)
	);
	let asked = 0;
	for (const { person_id, name } of waiting) {
		const person = persons.get(person_id);
		if (!person?.email) continue;
		const { email, locale } = person;
		const address = siteAddress(`/certificates/name/${nameLink({ delivery_id, person_id }, now)}`, locale);
		const letter = nameAsked[locale]({ title: inLocale(title, locale), name, address });
		if (await writeMail(trx, now, 'certificate-name', { email, locale, person_id }, letter, `certificate-name:${delivery_id}:${person_id}`))
			asked += 1;
	}
	return asked;
}

/** What the slice does when something has happened. */
export const credentialsSubscriptions = [
	on('certificates.issued', 'certificates.tell', tellHolders),
	on('certificate.replaced', 'certificates.tell_replaced', tellHolders),
	on('register.closed', 'certificates.ask_names', async (context, { particulars, subject_id }) => {
		const delivery = particulars['delivery_id'];
		await askNames(context, typeof delivery === 'string' ? delivery : subject_id);
	})
];
