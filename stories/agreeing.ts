import {
	agreeAtLocalGateway,
	amendAgreement,
	beginSigning,
	finishSigning,
	fulfilObligation,
	giveRight,
	makeAgreements,
	readAgreement,
	saveParticulars
} from '#agreements/server';
import { addDays, type Day } from '#platform';
import type { Telling } from './applicant.ts';
import { inStory, type Country } from './country.ts';
import { codeOf } from './plan.ts';
import { forEach, must, type Teller } from './teller.ts';

type Party = 'school' | 'municipality' | 'ministry';
/** An agreement of the story, with who signs for each party. */
export type Made = { id: string; municipality: string; signers: Record<Party, string> };

const since: Day = '2006-02-01';

/** Ministry and municipalities say under which code and address they stand in agreements, and who signs for them. Told once. */
export async function tellSigners({ teller, country }: Telling): Promise<void> {
	const ministry = await ministryOf(teller);
	await say(teller, country.officers.owner, ministry, {
		legal_code: codeOf(9000),
		address: 'Klevų g. 2, Vilnius',
		signer: {
			name: 'Gediminas Daukša',
			email: 'gediminas.dauksa@ministerija.example',
			post: 'viceministras',
			basis: 'ministro įsakymas Nr. V-11'
		}
	});
	const ids = new Set(country.schools.map(({ municipality }) => municipality.id));
	const municipalities = [...ids].flatMap((id) => country.schools.find(({ municipality }) => municipality.id === id)?.municipality ?? []);
	for (const [place, { id, town }] of municipalities.entries()) {
		const officer = country.municipal.get(id) as string;
		await say(teller, officer, id, {
			legal_code: codeOf(9001 + place),
			address: `Laisvės a. 1, ${town}`,
			signer: await signerOf(teller, officer)
		});
	}
}

type Said = { legal_code: string; address: string; signer: { name: string; email: string; post: string; basis: string } };

async function say(teller: Teller, keeper: string, organisation_id: string, { legal_code, address, signer }: Said): Promise<void> {
	const by = teller.as(keeper, since, '11:00');
	await must(saveParticulars(by, { organisation_id, legal_code, address }));
	await must(giveRight(by, { organisation_id, ...signer, starts_on: since, ends_on: '' }));
}

/** The officer of education signs for the municipality by authority of its director. */
async function signerOf(teller: Teller, officer: string): Promise<Said['signer']> {
	const { name, email } = await inStory(teller, (trx) =>
		trx.selectFrom('people.person').select(['name', 'email']).where('id', '=', officer).executeTakeFirstOrThrow()
	);
	const basis = `administracijos direktoriaus įsakymas Nr. A-${teller.between(20, 400)}`;
	return { name, email: email ?? '', post: name.endsWith('ė') ? 'švietimo skyriaus vedėja' : 'švietimo skyriaus vedėjas', basis };
}

const ministryOf = (teller: Teller): Promise<string> =>
	inStory(
		teller,
		async (trx) => (await trx.selectFrom('people.organisation').select('id').where('kind', '=', 'ministry').executeTakeFirstOrThrow()).id
	);

/** Agreements with all schools of an edition that confirmed their places. */
export async function tellAgreements({ teller, country }: Telling, edition_id: string, on: Day): Promise<Made[]> {
	await must(makeAgreements(teller.as(country.officers.centre, on), { edition_id }));
	await teller.settle(on, '12:00');
	const made = await inStory(teller, (trx) =>
		trx.selectFrom('agreements.agreement').select(['id', 'school_id']).where('edition_id', '=', edition_id).orderBy('number').execute()
	);
	return made.map(({ id, school_id }) => asMade(country, id, school_id));
}

function asMade(country: Country, id: string, schoolId: string): Made {
	const school = country.schools.find((one) => one.id === schoolId);
	if (!school) throw new Error('an agreement is of no school of the story');
	const municipality = school.municipality.id;
	return {
		id,
		municipality,
		signers: { school: school.head.id, municipality: country.municipal.get(municipality) as string, ministry: country.officers.owner }
	};
}

/** Each party signs at the gateway, the school first, the ministry a fortnight later. */
export async function signAll({ teller }: Telling, agreements: readonly Made[], from: Day, text = 1): Promise<void> {
	await forEach(agreements, async (made, place) => {
		for (const [later, party] of (['school', 'municipality', 'ministry'] as const).entries())
			await sign(teller, made, party, addDays(from, later * 6 + (place % 4)), text);
	});
}

/** One party's signature: begun, agreed to at the gateway, taken back and verified. */
export async function sign(teller: Teller, { id, signers }: Made, party: Party, on: Day, text = 1): Promise<void> {
	const by = teller.as(signers[party], on, '15:00');
	const { address } = await must(beginSigning(by, { agreement_id: id, party, text }));
	const reference = /signing\/([^?]+)/.exec(address)?.[1] ?? '';
	await must(agreeAtLocalGateway(by, { reference }));
	await must(finishSigning(by, { reference }));
}

/** What fell due so far was done a week before its day, by whoever had promised it. */
export async function keepPromises({ teller }: Telling, agreements: readonly Made[]): Promise<void> {
	await forEach(agreements, async ({ id, signers }) => {
		const { obligations } = await must(readAgreement(teller.as(signers.school, addDays(teller.today, -30)), id));
		for (const { id: obligation_id, party, due_on } of obligations) {
			if (due_on === null || due_on > addDays(teller.today, -30)) continue;
			const by = teller.as(signers[party], addDays(due_on, -7), '16:20');
			await must(fulfilObligation(by, { agreement_id: id, obligation_id, note: '' }));
		}
	});
}

/** The centre changes an agreement: a clause is added, and every party is to sign the next version. */
export async function tellAmendment({ teller, country }: Telling, { id }: Made, on: Day): Promise<void> {
	const by = teller.as(country.officers.centre, on);
	const { texts } = await must(readAgreement(by, id));
	const last = texts.at(-1);
	if (!last) throw new Error('an agreement has no text');
	const { before, after, ends_on } = last.content;
	const added = {
		title: 'Nuotoliniai susitikimai',
		clauses: ['Iki dviejų tinklo susitikimų per pusmetį gali vykti nuotoliniu būdu, jei tam pritaria visos tinklo mokyklos.']
	};
	await must(
		amendAgreement(by, {
			agreement_id: id,
			text: last.number,
			before,
			after: [...after, added],
			ends_on,
			sign_by: addDays(on, 21),
			reason: 'Mokyklos paprašė dalį susitikimų rengti nuotoliniu būdu.'
		})
	);
}
