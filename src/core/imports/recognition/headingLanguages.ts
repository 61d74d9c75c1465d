/** What headings of German lists ask for, in the words of an English one; umlauts spelled out, signs left out. */
const german: Readonly<Record<string, string>> = {}

const put = (english: string, headings: string): void => {
  for (const heading of headings.split('|')) (german as Record<string, string>)[heading] = english
}

// Customers and people.
put(
  'customer',
  'kunde|kunden|kundenbezeichnung|firma|firmenbezeichnung|unternehmen|gesellschaft|organisation',
)
put(
  'customer name',
  'kundenname|name des kunden|firmenname|name 1|name debitor|name des debitors|debitorenname|debitorname|name auftraggeber|name des auftraggebers|kunde name|geschaeftspartner|name geschaeftspartner|gp name',
)
put(
  'customer number',
  'kundennr|kundennummer|kunden nr|kunden nummer|kd nr|kdnr|debitorennr|debitorennummer|debitor nr|debitoren nr|debitornummer|kundenkonto|geschaeftspartnernr|gp nr',
)
put('debtor', 'debitor|debitoren|zahlungspflichtiger')
put('sold-to party', 'auftraggeber')
put('ship to', 'warenempfaenger')
put('bill to', 'rechnungsempfaenger|regulierer')
put('short name', 'kurzname|kurzbezeichnung|suchbegriff|matchcode|kundenkuerzel|kuerzel')
put('former name', 'frueherer name|ehemaliger name|alter name|vormals')
put('industry', 'branche|wirtschaftszweig')
put('city', 'ort|stadt|standort')
put('country', 'land')
put('region', 'bundesland|gebiet|vertriebsgebiet|verkaufsgebiet')
put('street address', 'strasse|anschrift|adresse')
put('phone', 'telefon|tel nr|telefonnummer|telefonnr|festnetz|durchwahl|rufnummer')
put('mobile', 'mobil|handy|mobiltelefon|mobilnummer|handynummer')
put('email', 'mail adresse|e mail adresse|emailadresse|mailadresse')
put('website', 'webseite|internet|homepage')
put('employees', 'mitarbeiter|mitarbeiterzahl|anzahl mitarbeiter')
put('annual revenue', 'jahresumsatz')
put('tier', 'kundenklasse|abc klasse|abc kategorie|kundenkategorie|klasse')
put('parent company', 'muttergesellschaft|konzern|mutterfirma|gehoert zu')
put(
  'owner',
  'verantwortlich|verantwortlicher|betreuer|kundenbetreuer|vertriebler|vertriebsmitarbeiter|verkaeufer|aussendienst|ad mitarbeiter|bearbeiter|sachbearbeiter|zustaendig|zustaendiger|vertriebsbeauftragter|inhaber|eigentuemer|besitzer',
)
put('contact', 'ansprechpartner|ansprechpartnerin|kontakt|kontaktperson|gespraechspartner')
put('first name', 'vorname')
put('last name', 'nachname|familienname|zuname')
put('salutation', 'anrede|titel|akademischer titel')
put('job title', 'funktion|stellung|berufsbezeichnung|jobtitel|taetigkeit')
put('department', 'abteilung|bereich')
put('decision role', 'rolle|rolle im projekt|rolle im buying center|buying center rolle|entscheiderrolle')
put('attitude', 'einstellung|haltung|einstellung zu uns')
put('nickname', 'rufname|spitzname')
put('birthday', 'geburtstag|geburtsdatum')
put('left on', 'ausgeschieden am|ausgeschieden|ausgetreten|ausgetreten am|austritt|austrittsdatum')
put(
  'created on',
  'angelegt am|angelegt|erstellt am|erstellt|erfasst am|erfassungsdatum|erstellungsdatum|anlagedatum',
)
put('last modified', 'geaendert am|letzte aenderung|zuletzt geaendert|aenderungsdatum')
put('concerns', 'bedenken|anliegen|interessen|sorgen')
// Deals.
put(
  'opportunity',
  'verkaufschance|verkaufschancen|opportunity name|chance|vertriebschance|vorhaben|projekt|projektname|projektbezeichnung|bezeichnung der chance',
)
put('opportunity id', 'chancennr|opportunitynr|projektnr|projektnummer|projekt nr')
put('stage', 'phase|verkaufsphase|vertriebsphase|stufe|vertriebsstufe')
put('probability', 'wahrscheinlichkeit|abschlusswahrscheinlichkeit|wkeit|chance %')
put(
  'expected close date',
  'abschlussdatum|abschluss|erwarteter abschluss|voraussichtlicher abschluss|geplanter abschluss|erwartetes abschlussdatum|abschluss geplant|voraussichtliches abschlussdatum',
)
put(
  'expected revenue',
  'erwarteter umsatz|umsatzerwartung|potenzial|umsatzpotenzial|auftragswert|volumen|auftragsvolumen|projektvolumen|angebotsvolumen|geschaetzter wert',
)
put('next step', 'naechster schritt|naechste schritte|naechste aktion|weiteres vorgehen|wie weiter')
put('next followup', 'wiedervorlage|naechster termin|naechster kontakt|wv|wiedervorlage am')
put('lead source', 'quelle|herkunft|leadquelle')
put('loss reason', 'verlustgrund|absagegrund|grund der absage|grund')
put('competitor', 'wettbewerber|mitbewerber|konkurrent|konkurrenz|wettbewerb')
put(
  'decision date',
  'entscheidungsdatum|entscheidung am|entscheidung bis|entscheidungstermin|vergabe|vergabedatum|vergabetermin',
)
put('customer budget', 'budget kunde|kundenbudget|budget des kunden')
put('outcome', 'ergebnis|ausgang')
// Quotes, orders, prices.
put('quote number', 'angebot|angebotsnr|angebots nr|angebotsnummer|angebot nr|anfrage nr')
put('quote date', 'angebotsdatum|angebot vom|datum des angebots')
put('valid until', 'gueltig bis|gueltigkeit|bindefrist|bindefrist bis|angebot gueltig bis')
put('valid from', 'gueltig ab|gueltig von|preis gueltig ab')
put(
  'product name',
  'bezeichnung|artikelbezeichnung|materialkurztext|kurztext|materialbezeichnung|produktbezeichnung|produkt|produktname|leistung|ware|position bezeichnung|artikel|artikelname|positionstext',
)
put(
  'item code',
  'artikelnr|artikel nr|artikelnummer|materialnr|material nr|materialnummer|produktnr|produktnummer|art nr|sachnummer|teilenummer|sachnr',
)
put(
  'quantity',
  'menge|anzahl|stueck|stueckzahl|auftragsmenge|angebotsmenge|liefermenge|bestellmenge|kumulierte auftragsmenge',
)
put('unit of measure', 'einheit|me|mengeneinheit|vme|basismengeneinheit|verkaufsmengeneinheit')
put(
  'unit price',
  'einzelpreis|stueckpreis|ep|preis|nettopreis|e preis|preis pro stueck|preis je einheit|verkaufspreis|vk|vk preis|stk preis',
)
put('list price', 'listenpreis|bruttolistenpreis|katalogpreis')
put('floor price', 'mindestpreis|untergrenze|preisuntergrenze|grenzpreis|mindestverkaufspreis')
put('cost price', 'einstandspreis|ek|ek preis|einkaufspreis|herstellkosten|selbstkosten')
put('discount', 'rabatt|rabatt %|nachlass')
put(
  'total',
  'gesamtpreis|gesamt|gesamtbetrag|gp|nettowert|nettobetrag|netto|netto betrag|positionswert|gesamtwert|summe|summe netto|betrag|angebotssumme|auftragssumme|wert|auftragswert netto|bestellwert|betrag in belegwaehrung|betrag in hauswaehrung|betrag belegwaehrung|betrag in bw',
)
put('currency', 'waehrung|whg|waehr|belegwaehrung|wae|waehrungsschluessel')
put('payment terms', 'zahlungsbedingung|zahlungsbedingungen|zahlungsziel|zahlbed|zahlungskonditionen')
put('delivery terms', 'lieferbedingung|lieferbedingungen|lieferkonditionen')
put('lead time', 'lieferzeit|lieferfrist')
put(
  'order number',
  'auftrag|auftragsnr|auftrags nr|auftragsnummer|verkaufsbeleg|beleg|belegnr|belegnummer|beleg nr|bestellnr|bestellnummer|kundenauftrag|vertriebsbeleg',
)
put('order date', 'auftragsdatum|bestelldatum|auftrag vom|bestellt am|auftragseingang')
put('document date', 'belegdatum|buchungsdatum')
put('requested delivery date', 'wunschlieferdatum|wunschtermin|liefertermin')
put('delivery date', 'lieferdatum|ausgeliefert am|geliefert am|versanddatum|warenausgang')
// What is owed.
put(
  'invoice number',
  'rechnung|rechnungsnr|rechnungs nr|rechnungsnummer|rg nr|re nr|rechnung nr|rgnr|renr|faktura|fakturanr',
)
put('invoice date', 'rechnungsdatum|rg datum|re datum|rechnung vom|fakturadatum|rgdatum')
put('invoice total', 'rechnungsbetrag|bruttobetrag|rechnungssumme|rg betrag')
put(
  'due date',
  'faellig am|faellig|faelligkeit|faelligkeitsdatum|nettofaelligkeit|netto faellig|zahlbar bis|faellig zum',
)
put(
  'outstanding',
  'offen|offener betrag|offener posten|offene posten|restbetrag|saldo|restforderung|op betrag|offen betrag|noch offen|offener saldo',
)
put('paid amount', 'bezahlt|gezahlt|zahlbetrag|zahlungen|bereits bezahlt|eingang betrag')
put('paid on', 'bezahlt am|zahldatum|zahlungseingang|zahlung am|ausgleichsdatum')
put(
  'days overdue',
  'tage ueberfaellig|ueberfaellig|verzug|verzugstage|tage verzug|tage in verzug|verzug tage|ueberfaellig tage|ueberfaellig seit tagen',
)
put('chase notes', 'mahnung|mahnstatus|mahnvermerk')
// Tickets, talks, tasks.
put(
  'ticket number',
  'ticketnr|vorgang|vorgangsnr|vorgangsnummer|meldungsnr|reklamation|reklamationsnr|reklamationsnummer|stoermeldung|meldung|serviceauftrag|qm meldung',
)
put(
  'reported on',
  'gemeldet am|gemeldet|eroeffnet|eroeffnet am|eingang|eingangsdatum|meldedatum|reklamationsdatum',
)
put(
  'fault',
  'problem|fehler|fehlerbild|fehlerbeschreibung|mangel|stoerung|reklamationsgrund|problembeschreibung',
)
put('demand', 'forderung|kundenforderung|kundenwunsch')
put('root cause', 'ursache|fehlerursache')
put('corrective action', 'massnahme|massnahmen|loesung|abhilfe|korrekturmassnahme')
put('closed on', 'geschlossen am|geschlossen|erledigt am|abgeschlossen am|behoben am')
put('priority', 'prioritaet|dringlichkeit|prio|schweregrad')
put('engineer', 'techniker|servicetechniker|monteur')
put('machine', 'maschine|anlage|geraet')
put('serial number', 'seriennummer|seriennr|serien nr')
put('date', 'datum|tag')
put('type', 'art|typ|aktivitaetsart|kontaktart')
put('subject', 'betreff|thema')
put('notes', 'inhalt|gespraechsnotiz|besuchsnotiz|protokoll|gespraechsinhalt|besprochen')
put('attendee', 'teilnehmer|besucht|gesprochen mit')
put('duration', 'dauer')
put('task', 'aufgabe|aufgaben|to do')
put('deadline', 'frist|bis wann|faellig bis|termin|bis')
put('who', 'wer')
put('done', 'erledigt|fertig')
put('planned date', 'besuchstermin|geplant am|geplanter termin|besuchsdatum')
put('purpose', 'zweck|anlass|besuchszweck')
put('description', 'beschreibung')
put('remark', 'bemerkung|bemerkungen|anmerkung|anmerkungen|notiz|notizen|kommentar|hinweis|hinweise|vermerk')
put('status', 'zustand|stand|bearbeitungsstand|belegstatus|auftragsstatus|angebotsstatus')
// Stock.
put('on hand', 'bestand|lagerbestand|freier bestand')
put('available', 'verfuegbar')
put('reserved', 'reserviert')
put('warehouse', 'lager|lagerort')

/** A heading in another language in the words of an English one; null where no list of ours knows it. `plain` is as `readHeader` makes it. */
export function inEnglish(plain: string): string | null {
  const key = plain
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/\s*[/]\s*/g, ' ')
    .trim()
  if (Object.hasOwn(german, key)) return german[key]!
  // Einzelpreis EUR: the currency of a column stands behind its name in either language.
  const [, name, currency] = /^(.{2,}?)\s*[([]?(eur|usd|chf|gbp|€)[)\]]?$/.exec(key) ?? []
  return name !== undefined && Object.hasOwn(german, name) ? `${german[name]!} ${currency}` : null
}
