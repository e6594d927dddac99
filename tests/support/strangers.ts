/** Kinds of letters that tell somebody else’s address because that is what they are for, each with the reason. */
const telling: Record<string, string> = {
	'schools.claim_question': 'a school knows by the address whom it lets represent it'
};

type Query = <Row extends object>(sql: string) => Promise<Row[]>;

const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const addressesIn = (text: string): string[] => [...new Set(text.toLowerCase().match(address) ?? [])];

/**
 * Letters that name an address which is neither their addressee’s, nor that of the published contact of a call, nor one at which Kartu itself
 * is answered: the kind of letter and the address. What tests wrote into the outbox by hand is of kinds that begin with `x` or `test`.
 */
export async function strangersIn(query: Query): Promise<string[]> {
	const letters = await query<{ template: string; to_address: string; text: string }>(
		`select template, to_address, subject || E'\\n' || body || E'\\n' || html as text from platform.mail
		where template !~ '^(x|test)' and concat(subject, body, html) like '%@%'`
	);
	if (letters.length === 0) return [];
	const contacts = await query<{ email: string }>(`select distinct lower(contact ->> 'email') as email from programmes.call`);
	const known = new Set(contacts.map(({ email }) => email));
	const found = letters
		.filter(({ template }) => !(template in telling))
		.flatMap(({ template, to_address, text }) =>
			addressesIn(text)
				.filter((one) => one !== to_address.toLowerCase() && !known.has(one) && !one.startsWith('reply+'))
				.map((one) => `${template}: ${one}`)
		);
	return [...new Set(found)];
}
