import { element, table } from '../page/dom.ts';
import { byId, frame, type Problem } from '../page/frame.ts';
import { say, type Language } from '../words/sentence.ts';
import { checkCertificate, type CertificateReport } from './check.ts';
import { readKeys, type CertificateKey } from './keys.ts';
import { rowsOf } from './report.ts';

const form = document.querySelector('form') as HTMLFormElement;
const statementInput = byId<HTMLTextAreaElement>('statement');
const keysInput = byId<HTMLTextAreaElement>('keys');
/** The keys that were published when this page was saved. */
const published: CertificateKey[] = readKeys(byId('published').textContent ?? '') ?? [];

let found: CertificateReport | undefined;
const page = frame({
	title: 'certificate_page_title',
	fields: ['statement', 'keys'],
	found: (language) => found && show(found, language),
	also: (language) => {
		byId('own-keys').textContent = published.map(({ name }) => name.slice(0, 16)).join(', ') || say(language, 'certificate_keys_none');
	}
});

function show({ verdict, statement }: CertificateReport, language: Language): Node[] {
	const right = verdict === 'right';
	return [
		element(
			'div',
			{ class: right ? 'verdict' : 'verdict wrong' },
			element('h2', { id: 'verdict', tabindex: '-1' }, say(language, `certificate_${verdict}`)),
			element('p', {}, say(language, right ? 'certificate_register_unknown' : 'certificate_wrong_lead'))
		),
		...(statement
			? [
					element('h3', {}, say(language, 'certificate_compare')),
					table(
						say(language, 'certificate_compare'),
						[say(language, 'certificate_column_what'), say(language, 'certificate_column_value')],
						rowsOf(statement, language)
					)
				]
			: [])
	];
}

form.addEventListener('submit', (event) => {
	event.preventDefault();
	const given = keysInput.value.trim();
	const others = given === '' ? [] : readKeys(given);
	const problems: Problem<'statement' | 'keys'>[] = [
		...(statementInput.value.trim() === '' ? [{ field: 'statement' as const, key: 'certificate_statement_missing' }] : []),
		...(others === undefined ? [{ field: 'keys' as const, key: 'certificate_keys_wrong' }] : [])
	];
	found = problems.length === 0 ? checkCertificate(statementInput.value, [...(others ?? []), ...published]) : undefined;
	page.tell(problems);
});
