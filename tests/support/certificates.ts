import { subscriptionJobs, type Trx } from '#platform/server';
import { certificatesOf, checkCertificate, confirmNamesFromSheet, credentialsSubscriptions, issueCertificates } from '#credentials/server';
import type { TestDatabase } from './database.ts';
import type { Held } from './held.ts';

/** What tests of certificates ask again and again, of their own database. */
export function certificatesIn(db: TestDatabase) {
	const read = <Value>(query: (trx: Trx) => Promise<Value>): Promise<Value> => db.asSystem().db.transaction().execute(query);
	const officer = ({ season, after }: Held) => db.as(season.officer, after);
	return {
		read,
		officer,
		jobs: { ...subscriptionJobs(credentialsSubscriptions), 'mail.deliver': () => Promise.resolve() },
		issue: (held: Held) => issueCertificates(officer(held), { delivery_id: held.delivery }),
		/** Names as a signed sheet has them, of everybody or of these. */
		confirmAll: (held: Held, people = held.participants) =>
			confirmNamesFromSheet(officer(held), {
				delivery_id: held.delivery,
				names: people.map(({ person_id, name }) => ({ person_id, name }))
			}),
		/** All certificates of a delivery, those with the greatest numbers first. */
		all: (held: Held) => read((trx) => certificatesOf(trx, { delivery_id: held.delivery })),
		check: (held: Held, said: string, asker = 'a reader') => checkCertificate(db.asPublic(held.after), { said, asker })
	};
}
