import { dayOf, done, inLocale, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { differenceOf, type Piece } from '../difference.ts';
import { textOf } from '../content.ts';
import { mayAct, nextParties, stateOf, stateOfText, type AgreementState, type PartyRole, type TextState } from '../state.ts';
import { signingGateway } from './gateway/gateway.ts';
import { obligationsOf, type ObligationRow } from './obligations.ts';
import { agreementById, bindingText, factsOf, type AgreementRecord, type TextRecord } from './record.ts';
import { rightsOn, type Right } from './rights.ts';
import { sideOf, type Side } from './side.ts';
import { schoolIn } from './tell.ts';

export type AgreementPage = {
	agreement: Omit<AgreementRecord, 'texts'>;
	texts: (TextRecord & { state: TextState })[];
	/** The number of the text that binds. */
	binding: number | null;
	school: string;
	state: AgreementState;
	side: Side;
	next: PartyRole[];
	/** What the acting person can do now. */
	may: {
		sign: PartyRole[];
		paper: PartyRole[];
		refuse: PartyRole[];
		amend: boolean;
		recall: boolean;
		prolong: boolean;
		terminate: boolean;
		check: boolean;
	};
	/** Who may sign for each party today: to name another. */
	rights: Partial<Record<PartyRole, Right[]>>;
	obligations: ObligationRow[];
	/** Whether signatures are made through a gateway, and whether they are for demonstration only. */
	gateway: 'test' | 'real' | null;
};

/** An agreement for its parties and its centre; for everybody else there is none. */
export function readAgreement(context: Context, id: string): Promise<Outcome<AgreementPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const record = await agreementById(trx, id);
		const side = record && (await sideOf(trx, context, record));
		if (!record || !side) return refused('not_found');
		const [today, facts] = [dayOf(context.now), factsOf(record)];
		const { texts, ...agreement } = record;
		const gateway = await signingGateway();
		const rights: AgreementPage['rights'] = {};
		for (const { role, organisation_id } of agreement.parties)
			if (side.centre || side.parties.includes(role)) rights[role] = await rightsOn(trx, organisation_id, today);
		const possible = (kind: 'amend' | 'recall' | 'prolong' | 'check'): boolean => side.centre && mayAct(facts, { kind }, today) === null;
		const can = (kind: 'sign' | 'refuse', roles: readonly PartyRole[]): PartyRole[] =>
			roles.filter((party) => agreement.parties.some(({ role }) => role === party) && mayAct(facts, { kind, party }, today) === null);
		return done({
			agreement,
			texts: texts.map((text, place) => ({ ...text, state: stateOfText(facts.texts[place] as (typeof facts.texts)[number], today) })),
			binding: bindingText(record)?.number ?? null,
			school: schoolIn(record),
			state: stateOf(facts, today),
			side,
			next: nextParties(facts, today),
			may: {
				sign: can('sign', side.signs),
				paper: can('sign', side.centre ? agreement.parties.map(({ role }) => role) : side.parties),
				refuse: can('refuse', side.able),
				amend: possible('amend'),
				recall: possible('recall'),
				prolong: possible('prolong'),
				check: possible('check'),
				terminate: (side.centre || side.able.length > 0) && mayAct(facts, { kind: 'terminate' }, today) === null
			},
			rights,
			obligations: await obligationsOf(trx, record.id),
			gateway: gateway === undefined ? null : gateway.test ? 'test' : 'real'
		});
	});
}

export type VersionPage = {
	agreement: { id: string; number: string };
	school: string;
	text: TextRecord;
	words: string;
	before: number | null;
	difference: Piece[];
};

/** One version of the text with the visible difference from the one before it. */
export function readVersion(context: Context, id: string, number: number): Promise<Outcome<VersionPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const record = await agreementById(trx, id);
		const side = record && (await sideOf(trx, context, record));
		const text = record?.texts.find((one) => one.number === number);
		if (!record || !side || !text) return refused('not_found');
		const before = record.texts.find((one) => one.number === number - 1);
		const words = textOf(text.content);
		return done({
			agreement: { id: record.id, number: record.number },
			school: schoolIn(record),
			text,
			words,
			before: before?.number ?? null,
			difference: before ? differenceOf(textOf(before.content), words) : [{ kind: 'same', text: words }]
		});
	});
}

/** Words of obligations in the reader's language. */
export const inReadersWords = (
	rows: readonly ObligationRow[],
	{ locale }: Pick<Context, 'locale'>
): (Omit<ObligationRow, 'words'> & { words: string })[] => rows.map((row) => ({ ...row, words: inLocale(row.words, locale) }));
