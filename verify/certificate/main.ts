import { element, table } from '../page/dom.ts';
import { languages, say, type Language } from '../words/sentence.ts';
import { checkCertificate, type CertificateReport } from './check.ts';
import { readKeys, type CertificateKey } from './keys.ts';
import { rowsOf } from './report.ts';

const byId = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;

const form = document.querySelector('form') as HTMLFormElement;
const statementInput = byId<HTMLTextAreaElement>('statement');
const keysInput = byId<HTMLTextAreaElement>('keys');
const result = byId('result');
/** The keys that were published when this page was saved. */
const published: CertificateKey[] = readKeys(byId('published').textContent ?? '') ?? [];

let language: Language = 'lt';
let problems: { field: 'statement' | 'keys'; key: string }[] = [];
let found: CertificateReport | undefined;

/** Everything on the page in its language, as things stand. */
function render(): void {
	document.documentElement.lang = language;
	document.title = (problems.length > 0 ? say(language, 'page_error') : '') + say(language, 'certificate_page_title');
	for (const said of document.querySelectorAll<HTMLElement>('[data-say]')) said.textContent = say(language, said.dataset['say'] ?? '');
	for (const link of document.querySelectorAll('nav a'))
		if (link.getAttribute('href') === `#${language}`) link.setAttribute('aria-current', 'true');
		else link.removeAttribute('aria-current');
	byId('own-keys').textContent = published.map(({ name }) => name.slice(0, 16)).join(', ') || say(language, 'certificate_keys_none');
	renderProblems();
	result.hidden = found === undefined;
	result.replaceChildren(...(found ? show(found) : []));
}

function renderProblems(): void {
	const texts = problems.map(({ field, key }) => ({ field, text: say(language, key) }));
	const summary = byId('problems');
	summary.hidden = texts.length === 0;
	summary.replaceChildren(
		element('h2', {}, say(language, 'page_problem')),
		element('ul', {}, ...texts.map(({ field, text }) => element('li', {}, element('a', { href: `#${field}` }, text))))
	);
	for (const field of ['statement', 'keys']) {
		const text = texts.find((problem) => problem.field === field)?.text;
		const error = byId(`${field}-error`);
		error.textContent = text ?? '';
		error.hidden = text === undefined;
		error.parentElement?.classList.toggle('wrong', text !== undefined);
		if (text === undefined) byId(field).removeAttribute('aria-invalid');
		else byId(field).setAttribute('aria-invalid', 'true');
	}
}

function show({ verdict, statement }: CertificateReport): Node[] {
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
	problems = [
		...(statementInput.value.trim() === '' ? [{ field: 'statement' as const, key: 'certificate_statement_missing' }] : []),
		...(others === undefined ? [{ field: 'keys' as const, key: 'certificate_keys_wrong' }] : [])
	];
	found = problems.length === 0 ? checkCertificate(statementInput.value, [...(others ?? []), ...published]) : undefined;
	render();
	byId(found ? 'verdict' : 'problems').focus();
});

function chooseLanguage(): void {
	const wanted = languages.find((one) => location.hash === `#${one}`);
	if (!wanted) return;
	language = wanted;
	render();
}

window.addEventListener('hashchange', chooseLanguage);
byId('download').hidden = location.protocol === 'file:';
chooseLanguage();
render();
