import type { Theme } from './theme.ts';

/** Problems that are solved in the lesson. */
export const learningThemes: Theme[] = [
	{
		code: 'pupil_assessment',
		title: 'Vertinimas, iš kurio mokinys sužino, ką daryti toliau',
		problem: 'Mokiniai gauna daug pažymių, bet nežino, ką daryti, kad sektųsi geriau.',
		concerns: '6–8 klasių mokinius ir visus jiems dėstančius mokytojus',
		known: 'Apklausėme mokinius ir peržiūrėjome jų sąsiuvinius: komentarą, iš kurio aišku kitas žingsnis, radome tik kas dešimtame darbe.',
		causes: [
			['Mokytojai', 'komentarams nelieka laiko', 'kiekvienas vertina pagal savo tvarką'],
			['Mokiniai', 'žiūri tik į skaičių', 'kriterijų neskaito, nes jie parašyti mokytojams'],
			['Tvarka', 'aprašas keistas kelis kartus', 'kaupiamasis balas reiškia vis ką kita']
		],
		aim: {
			measure: 'Mokiniai, galintys pasakyti, ką darys, kad sektųsi geriau',
			unit: '%',
			for_whom: '6–8 klasių mokiniams',
			from: [24, 38],
			to: [60, 75]
		},
		process: { measure: 'Pamokos, kuriose mokinys vertino savo darbą pagal kriterijus', unit: 'per savaitę', from: [1, 3], to: [9, 14] },
		drivers: [
			[
				'Mokinys supranta kriterijus',
				'Kriterijai rašomi kartu su mokiniais',
				{
					name: 'Kriterijai mokinio žodžiais',
					prediction: 'Du trečdaliai klasės galės paaiškinti, kuo geras darbas skiriasi nuo vidutinio.',
					adopt: 'Savais žodžiais perrašytus kriterijus mokiniai atsimena ir po dviejų savaičių; rašyti užteko pusės pamokos.',
					adapt: 'Kai kriterijų daugiau nei keturi, mokiniai jų nebeskaito; kitą kartą paliksime tris.',
					abandon: 'Penktokams toks pokalbis kol kas per sunkus, grįšime prie pavyzdžių lyginimo.'
				},
				{
					name: 'Dviejų darbų palyginimas',
					prediction: 'Lygindami du darbus mokiniai patys suras bent tris skirtumus.',
					adopt: 'Skirtumus randa greitai, o savo darbą taisyti imasi neraginami.',
					adapt: 'Lyginti reikia svetimų, ne klasės draugų darbų: antrą kartą paėmėme pernykščius.',
					abandon: 'Parengti porą tinkamų darbų kiekvienai temai užtrunka per ilgai.'
				}
			],
			[
				'Grįžtamasis ryšys pasiekia laiku',
				'Komentaras – dar toje pačioje pamokoje',
				{
					name: 'Komentaras vietoj pažymio',
					prediction: 'Darbą pataisys bent pusė mokinių, kai vietoj pažymio ras vieną patarimą.',
					adopt: 'Taisė trys iš keturių; tėvai iš pradžių klausė, kur pažymys, bet po pokalbio nurimo.',
					adapt: 'Patarimas turi būti vienas; kur parašėme tris, mokiniai netaisė nė vieno.',
					abandon: 'Dešimtokai prieš egzaminus prašo pažymio, šiame koncentre nebandysime.'
				},
				{
					name: 'Trys minutės poroms',
					prediction: 'Poros per tris minutes ras bent vieną taisytiną vietą.',
					adopt: 'Poros dirba rimčiau nei tikėjomės, mokytojui lieka laiko tiems, kam sunkiausia.',
					adapt: 'Reikia sakinio pradžios: „Man aišku, kad…, dar norėčiau…“. Be jos pokalbis išsisklaido.',
					abandon: 'Paskutinę pamoką penktadienį poros nedirba, perkelsime į rytą.'
				}
			]
		]
	},
	{
		code: 'lesson_planning',
		title: 'Pamokos uždavinys, kurį galima patikrinti',
		problem: 'Planuose surašome temas, o ko mokinys išmoks per pamoką, dažnai nežino nei jis, nei mes.',
		concerns: '5–8 klasių mokytojus ir jų mokinius',
		known: 'Stebėjome pamokas ir mokinių klausėme: „Ko šiandien mokeisi?“ Dauguma pasakė temą, o ne tai, ką dabar moka.',
		causes: [
			['Planai', 'perkeliami iš praėjusių metų', 'rašomi administracijai, o ne sau'],
			['Laikas', 'metodinė grupė susitinka kartą per pusmetį', 'pamokos pabaigai nelieka minučių'],
			['Įgūdžiai', 'uždavinys painiojamas su veikla', 'nežinome, kaip patikrinti per dvi minutes']
		],
		aim: {
			measure: 'Mokiniai, kurie pamokos pabaigoje pasako, ką išmoko',
			unit: '%',
			for_whom: '5–8 klasių mokiniams',
			from: [28, 41],
			to: [65, 80]
		},
		process: { measure: 'Pamokos, kurių uždavinys patikrintas', unit: 'per savaitę', from: [2, 5], to: [16, 24] },
		drivers: [
			[
				'Uždavinys aiškus abiem',
				'Mokinys uždavinį perfrazuoja',
				{
					name: 'Uždavinys vienu sakiniu',
					prediction: 'Kai uždavinys telpa į vieną sakinį, jį atkartos septyni iš dešimties mokinių.',
					adopt: 'Atkartojo aštuoni iš dešimties, o pamokas planuoti pasidarė greičiau.',
					adapt: 'Sakinį geriau užrašyti ne pradžioje, o po pirmos veiklos, kai mokiniai jau turi klausimų.',
					abandon: 'Kūrybinėse dirbtuvėse iš anksto parašytas uždavinys tik trukdė.'
				},
				{
					name: 'Mokinys tikrina save',
					prediction: 'Pusė klasės patys pastebės, ko dar nemoka.',
					adopt: 'Pastebi ir sako be baimės, nes lapelis be vardo.',
					adapt: 'Klausimą reikia susieti su uždaviniu, kitaip mokiniai atsako „viskas gerai“.',
					abandon: 'Kasdien pildyti lapelius nusibodo per dvi savaites.'
				}
			],
			[
				'Pamoką baigiame laiku',
				'Penkios minutės pabaigai',
				{
					name: 'Išėjimo bilietas',
					prediction: 'Iš bilietų per tris minutes matysime, kam rytoj reikės pagalbos.',
					adopt: 'Bilietus peržiūrime per pertrauką, ir kitos pamokos pradžia jau kitokia.',
					adapt: 'Trijų klausimų per daug, palikome vieną.',
					abandon: 'Popierinių bilietų nespėjame peržiūrėti, kai per dieną šešios klasės.'
				},
				{
					name: 'Laikmatis ant lentos',
					prediction: 'Matydami laiką, pabaigai penkias minutes išsaugosime trijose pamokose iš keturių.',
					adopt: 'Išsaugojome; mokiniai patys primena, kad metas apibendrinti.',
					adapt: 'Garsas blaško, tad paliktas tik vaizdas.',
					abandon: 'Mažesniesiems laikmatis kelia nerimą, jiems netinka.'
				}
			]
		]
	},
	{
		code: 'motivation',
		title: 'Pamoka, į kurią norisi ateiti',
		problem: 'Septintoje klasėje mokiniai ima praleidinėti pamokas, ir jų vis daugiau, nors niekas tuo neapsidžiaugia.',
		concerns: '7–8 klasių mokinius',
		known:
			'Iš dienyno matome, kad be priežasties praleistų pamokų per dvejus metus padaugėjo, o apklausoje mokiniai sako, kad jiems nuobodu.',
		causes: [
			['Pamoka', 'maža pasirinkimo', 'užduotys visiems vienodos'],
			['Santykiai', 'pagiriame retai', 'apie praleistą pamoką kalbamės tik su tėvais'],
			['Namai', 'tėvai apie praleistas pamokas sužino po savaitės', 'mokymosi tikslo namie neaptaria']
		],
		aim: {
			measure: 'Be priežasties praleistos pamokos vienam mokiniui per mėnesį',
			unit: 'pam.',
			for_whom: '7–8 klasių mokiniams',
			from: [7, 11],
			to: [2, 4]
		},
		process: { measure: 'Pamokos, kuriose mokinys galėjo rinktis užduotį', unit: 'per savaitę', from: [1, 4], to: [12, 18] },
		drivers: [
			[
				'Mokinys turi ką rinktis',
				'Pasirinkimas bent kartą per savaitę',
				{
					name: 'Užduočių meniu',
					prediction: 'Turėdami pasirinkti, užduotį baigs aštuoni iš dešimties.',
					adopt: 'Baigė beveik visi, o sunkesnę rinkosi daugiau mokinių, nei spėjome.',
					adapt: 'Šeši pasirinkimai per daug: mokiniai renkasi pusę pamokos. Paliekame tris.',
					abandon: 'Parengti meniu kiekvienai pamokai neįmanoma, liks tik kartojimui.'
				},
				{
					name: 'Mokinių klausimų lenta',
					prediction: 'Per savaitę ant lentos atsiras bent dešimt klausimų.',
					adopt: 'Klausimų atsirado perpus daugiau, du iš jų tapo pamokų temomis.',
					adapt: 'Be vardo klausia drąsiau, tad dabar šalia lentos stovi dėžutė.',
					abandon: 'Koridoriuje lenta greit virto piešinių siena.'
				}
			],
			[
				'Mokinys jaučiasi pastebėtas',
				'Pokalbis su kiekvienu kas mėnesį',
				{
					name: 'Penkių minučių pokalbis',
					prediction: 'Po dviejų pokalbių kas antras mokinys praleis mažiau pamokų.',
					adopt: 'Praleidžia mažiau; svarbiausia pasirodė tai, kad pokalbis ne apie pažymius.',
					adapt: 'Vienas auklėtojas nespėja, todėl pokalbius pasidalijo keturi mokytojai.',
					abandon: 'Pokalbiai per pertrauką neveikia, mokiniai skuba.'
				},
				{
					name: 'Žinutė namo apie tai, kas pavyko',
					prediction: 'Tėvai atsakys į pusę žinučių ir dažniau ateis į susirinkimą.',
					adopt: 'Atsakė trys iš keturių, o du tėvai patys pasisiūlė padėti per projektą.',
					adapt: 'Rašome ne visiems kas savaitę, o po tris mokinius per dieną.',
					abandon: 'Elektroniniame dienyne žinutės dingsta tarp pastabų.'
				}
			]
		]
	},
	{
		code: 'differentiation',
		title: 'Užduotis pagal jėgas',
		problem: 'Vieni mokiniai pamokoje laukia, kol kiti baigs, o kiti nespėja ir nustoja bandyti.',
		concerns: '5–6 klasių mokinius, lietuvių kalbos ir matematikos mokytojus',
		known: 'Stebėjome pamokas ir skaičiavome, kiek laiko mokiniai laukia: nuo šešių iki keturiolikos minučių.',
		causes: [
			['Užduotys', 'vadovėlyje viena visiems', 'sunkesnė reiškia tik daugiau'],
			['Mokytojas', 'bijo, kad lengvesnė užduotis įskaudins', 'neturi kada parengti kelių lygių'],
			['Klasė', 'nėra įpročio dirbti skirtingai', 'pagalbos prašoma tyliai arba visai ne']
		],
		aim: {
			measure: 'Mokiniai, per pamoką atlikę savo lygio užduotį iki galo',
			unit: '%',
			for_whom: '5–6 klasių mokiniams',
			from: [42, 55],
			to: [75, 88]
		},
		process: { measure: 'Pamokos su bent dviejų lygių užduotimis', unit: 'per savaitę', from: [2, 4], to: [14, 20] },
		drivers: [
			[
				'Užduotys turi pakopas',
				'Trys tos pačios užduoties pakopos',
				{
					name: 'Viena užduotis, trys pradžios',
					prediction: 'Užduotį baigs aštuoni iš dešimties, ir niekas nelauks ilgiau nei tris minutes.',
					adopt: 'Laukimo beveik neliko, o parengti užtruko perpus trumpiau nei tris atskiras užduotis.',
					adapt: 'Pakopų nenumeruojame: pavadinus spalvomis, niekas nebesigėdija.',
					abandon: 'Gramatikos pratimams pakopos netiko, jiems ieškosime kito būdo.'
				},
				{
					name: 'Sunkesnės užduoties vokas',
					prediction: 'Voką per savaitę atvers bent trečdalis klasės.',
					adopt: 'Atvėrė pusė, tarp jų ir mokiniai, iš kurių to nelaukėme.',
					adapt: 'Voke turi būti ir užuomina, kitaip jį atverčia vieną kartą.',
					abandon: 'Vokas tapo lenktynėmis, kas greitesnis, o to nenorėjome.'
				}
			],
			[
				'Pagalba ateina pamokoje',
				'Mokinys žino, kaip jos paprašyti',
				{
					name: 'Trijų spalvų kortelės',
					prediction: 'Pagalbos paprašys dvigubai daugiau mokinių.',
					adopt: 'Paprašė tris kartus daugiau, ir mokytojas mato, nuo ko pradėti.',
					adapt: 'Raudonos kortelės vengė, tad palikome dvi spalvas.',
					abandon: 'Aštuntokams kortelės atrodė vaikiškos.'
				},
				{
					name: 'Konsultantas iš klasės',
					prediction: 'Konsultuojamieji užduotį baigs taip pat dažnai kaip kiti.',
					adopt: 'Baigė, o patys konsultantai temą paaiškino geriau nei per kontrolinį.',
					adapt: 'Konsultantai keičiasi kas savaitę, kad nebūtų vis tie patys.',
					abandon: 'Du konsultantai pasijuto išnaudojami, sustojome.'
				}
			]
		]
	},
	{
		code: 'grades_5_to_10',
		title: 'Iš ketvirtos į penktą be nuopuolio',
		problem: 'Penktoje klasėje pažangumas krinta kiekvieną rudenį, o priežasčių drauge neaptariame.',
		concerns: '4–5 klasių mokinius, jų mokytojus ir tėvus',
		known: 'Palyginome ketvirtokų ir penktokų pusmečio rezultatus ir kalbėjomės su abiejų pakopų mokytojais.',
		causes: [
			['Perėjimas', 'pradinių klasių mokytoja ir dalykininkai nesusitinka', 'apie vaiką žinome tik pažymius'],
			['Reikalavimai', 'kiekvienas dalykas turi savo taisykles', 'namų darbų kiekis nederinamas'],
			['Vaikas', 'nemoka susiplanuoti savaitės', 'nežino, ko iš jo tikimasi']
		],
		aim: {
			measure: 'Penktokai, kurių metinis rezultatas ne žemesnis nei ketvirtoje klasėje',
			unit: '%',
			for_whom: 'penktokams',
			from: [48, 58],
			to: [74, 85]
		},
		process: { measure: 'Bendri 4 ir 5 klasių mokytojų aptarimai', unit: 'per mėnesį', from: [0, 1], to: [3, 4] },
		drivers: [
			[
				'Mokytojai perduoda vieni kitiems',
				'Bendra 4 ir 5 klasių mokytojų valanda',
				{
					name: 'Pamoka buvusioje klasėje',
					prediction: 'Dalykininkas po vienos stebėtos pamokos pakeis bent vieną savo reikalavimą.',
					adopt: 'Pakeitė visi keturi: dažniausiai – kaip užduodami namų darbai.',
					adapt: 'Stebėti verta gegužę, kai būsimi mokytojai jau žinomi.',
					abandon: 'Rudenį pradinių klasių mokytojai pamokų atverti dar nenori.'
				},
				{
					name: 'Vieno lapo pasakojimas apie klasę',
					prediction: 'Lapą perskaitys visi klasės mokytojai ir bent pusė juo pasinaudos.',
					adopt: 'Pasinaudojo dauguma; labiausiai padėjo eilutė „kas veikia, kai vaikas supyksta“.',
					adapt: 'Lapas be vardų, tik apie klasę; apie vaiką kalbamės gyvai.',
					abandon: 'Ilgo aprašo niekas neskaitė, todėl jo nebepildome.'
				}
			],
			[
				'Vaikas mokosi planuoti',
				'Savaitės planas visiems dalykams',
				{
					name: 'Savaitės lapas',
					prediction: 'Po mėnesio savaitę patys susiplanuos šeši iš dešimties penktokų.',
					adopt: 'Susiplanuoja septyni iš dešimties, tėvai lapą kabina ant šaldytuvo.',
					adapt: 'Pildome penktadienį, o ne pirmadienį: tada matyti, kas liko.',
					abandon: 'Elektroninio lapo vaikai neatsidaro.'
				},
				{
					name: 'Viena namų darbų taisyklė',
					prediction: 'Pagal vieną taisyklę namų darbų neatneš perpus mažiau mokinių.',
					adopt: 'Neatnešančių sumažėjo daugiau nei perpus, nes visi dalykai užduoda vienodai.',
					adapt: 'Taisyklę teko sutrumpinti iki trijų eilučių.',
					abandon: 'Dviejų dalykų mokytojai neprisijungė, tad vienos taisyklės neišėjo.'
				}
			]
		]
	}
];
