import { addDays, type Day } from '#platform';
import {
	addBookChapter,
	answerProof,
	askProofs,
	beginBook,
	bookTodos,
	chooseFigures,
	chooseForChapter,
	freezeBook,
	publishBook,
	readBookChapter,
	readBookProofs,
	replyToProof,
	saveBookChapter
} from '#practices/server';
import { spellIndicators } from '#reporting/server';
import type { Telling } from './applicant.ts';
import { inStory } from './country.ts';
import type { StoryNetwork } from './networking.ts';
import { forEach, must } from './teller.ts';
import { bookOfNetworks, introductionOf, recommendations } from './words/book.ts';

type Told = Pick<Telling, 'teller' | 'country'>;
type Chapter = { id: string; title: string; body: string; author: string; examples: string[] };

/**
 * The book with which the pilot ended (B-16): four chapters of recommendations, one of each network with three of its examples, the
 * figures of the day. Authors approve their chapters from the letter; one of them remarks first, and the editor answers.
 */
export async function tellBook(told: Told, edition_id: string, networks: readonly StoryNetwork[], from: Day): Promise<void> {
	const { teller, country } = told;
	const officer = country.officers.centre;
	const by = (day: number, time: string) => teller.as(officer, addDays(from, day), time);
	await must(beginBook(by(0, '09:10'), { edition_id, typed: bookOfNetworks }));
	const counted = await must(spellIndicators(by(0, '09:20'), { edition_id, locale: 'lt' }));
	const figures = new Map(counted.map(({ key, value }) => [key, value]));
	await must(chooseFigures(by(0, '09:30'), { edition_id, keys: [...figures.keys()], counted }));

	for (const { title, body } of recommendations(figures)) {
		const { id } = await must(addBookChapter(by(0, '10:00'), { edition_id, part: 'recommendations', title, network_id: null }));
		await tellChapter(told, edition_id, { id, title, body, author: officer, examples: [] }, from);
	}
	for (const network of networks) {
		const title = `Tinklas Nr. ${network.number}: ką bandėme ir ko išmokome`;
		const { id } = await must(addBookChapter(by(0, '13:00'), { edition_id, part: 'experience', title, network_id: network.id }));
		const { choices, people } = await must(readBookChapter(by(0, '13:05'), { edition_id, chapter_id: id }));
		const own = choices.filter(({ own }) => own);
		const coordinator = (await coordinatorsOf(told, network.id)).find((one) => people.some((person) => person.id === one));
		const examples = own.slice(0, 3);
		const body = introductionOf(own, examples);
		await tellChapter(
			told,
			edition_id,
			{ id, title, body, author: coordinator ?? officer, examples: examples.map(({ practice_id }) => practice_id) },
			from
		);
	}
	await must(askProofs(by(1, '09:00'), edition_id));
	await tellProofs(told, edition_id, from);
	const { id } = await must(freezeBook(by(6, '10:00'), edition_id));
	await teller.settle(addDays(from, 6), '10:30');
	await must(publishBook(by(6, '11:00'), { edition_id, made: id }));
	teller.say('the book of the pilot');
}

async function tellChapter({ teller, country }: Told, edition_id: string, chapter: Chapter, on: Day): Promise<void> {
	const { id, title, body, author, examples } = chapter;
	const by = teller.as(country.officers.centre, on, '15:00');
	await must(saveBookChapter(by, { edition_id, chapter_id: id, title, body, seen: 1 }));
	await must(chooseForChapter(by, { edition_id, chapter_id: id, authors: [author], examples }));
}

const coordinatorsOf = async ({ teller }: Told, network_id: string): Promise<string[]> =>
	(
		await inStory(teller, (trx) =>
			trx
				.selectFrom('networks.duty')
				.select('person_id')
				.where('network_id', '=', network_id)
				.where('duty', '=', 'coordinator')
				.where('answer', '=', 'accepted')
				.orderBy('offered_at')
				.orderBy('person_id')
				.execute()
		)
	).map(({ person_id }) => person_id);

/** Everybody answers within days, from the link of the letter; the first author of an example has something to say before. */
async function tellProofs({ teller, country }: Told, edition_id: string, from: Day): Promise<void> {
	const asked = await inStory(teller, (trx) =>
		trx
			.selectFrom('practices.book_proof as proof')
			.innerJoin('people.person as person', 'person.id', 'proof.person_id')
			.innerJoin('practices.book as book', 'book.id', 'proof.book_id')
			.select(['proof.person_id', 'person.name', (eb) => eb('proof.practice_id', 'is not', null).as('of_example')])
			.where('book.edition_id', '=', edition_id)
			.distinct()
			.orderBy('person.name')
			.orderBy('proof.person_id')
			.execute()
	);
	const remarks = asked.find(({ of_example }) => of_example)?.person_id;
	await forEach(asked, async ({ person_id }, place) => {
		const as = teller.as(person_id, addDays(from, 2 + (place % 3)), '17:20');
		for (const { path } of (await bookTodos(as)).filter(({ key }) => key === 'today_book_proof')) {
			const token = path.slice('/proofs/'.length);
			const answer = person_id === remarks ? { answer: 'remark', words: remarkOfAuthor } : { answer: 'approved', words: '' };
			await must(answerProof(as, { token, ...answer }));
		}
	});
	const editor = teller.as(country.officers.centre, addDays(from, 5), '09:40');
	const { proofs } = await must(readBookProofs(editor, edition_id));
	for (const { id } of proofs.filter(({ state }) => state === 'remark'))
		await must(replyToProof(editor, { edition_id, proof_id: id as string, words: replyOfEditor }));
}

const remarkOfAuthor = 'Ar skaičiai mūsų skyriuje liks tokie, kokie paskelbti svetainėje? Pavasarį matuosime dar kartą.';
const replyOfEditor =
	'Taip, leidinyje lieka paskelbtos versijos skaičiai. Kai paskelbsite naują versiją, kitame leidinio variante bus nauji.';
