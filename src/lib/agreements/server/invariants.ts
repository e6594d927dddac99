import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds for agreements, and no single constraint guards. */
export const agreementsInvariants: Invariant[] = [
	holds(
		'An agreement in force has a valid signature of every party on the version in force (B-12).',
		sql`select 'agreement ' || a.number || ' version ' || text.number as record
			from agreements.force f join agreements.agreement a on a.id = f.agreement_id join agreements.text text on text.id = f.text_id
			where (select count(distinct s.party_id) from agreements.signature s where s.text_id = f.text_id and s.valid) <> a.parties`
	),
	holds(
		'A version that every party has validly signed is in force.',
		sql`select 'agreement ' || a.number || ' version ' || text.number as record
			from agreements.text text join agreements.agreement a on a.id = text.agreement_id
			where (select count(distinct s.party_id) from agreements.signature s where s.text_id = text.id and s.valid) = a.parties
				and not exists (select from agreements.force f where f.text_id = text.id)`
	),
	holds(
		'Every signature was made within the right of its signer.',
		sql`select 'signature ' || s.id || ' of ' || s.signer_name as record
			from agreements.signature s
			left join agreements.right_to_sign r on r.id = s.right_id
			left join people.role role on role.id = s.role_id
			where not (coalesce(r.starts_on, role.starts_on) <= s.signed_on and s.signed_on <= coalesce(r.ends_on, role.ends_on, s.signed_on))`
	),
	holds(
		'The document of every version is the one whose hash was written down.',
		sql`select 'agreement ' || a.number || ' version ' || text.number as record
			from agreements.text text join agreements.agreement a on a.id = text.agreement_id join platform.file file on file.id = text.file_id
			where file.sha256 <> text.pdf_sha256`
	),
	holds(
		'An agreement has as many parties as it was made for, and at least one version.',
		sql`select 'agreement ' || a.number as record from agreements.agreement a
			where (select count(*) from agreements.party p where p.agreement_id = a.id) <> a.parties
				or not exists (select from agreements.text t where t.agreement_id = a.id)`
	)
];
