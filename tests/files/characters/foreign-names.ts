/** Names and common words of other languages that are written with Latin-1 letters beyond ASCII; by language, so that each can be a column. */
export const FOREIGN_WORDS: Readonly<Record<string, readonly string[]>> = {
  French: (
    'René André Hélène François Françoise Chloé Zoé Noël Joël Loïc Maël Gaëlle Anaïs Éric Étienne Élodie Émile Aurélie Amélie Jérôme Frédéric Gérard ' +
    'Sébastien Cédric Benoît Agnès Inès Barthélemy Côté Lefèvre Lefébure Müller Hébert Bélanger Pélissier Crépin Fournès Guérin Sévérac Béranger ' +
    'Théo Léa Léon Désiré Mélanie Noémie Héloïse Valérie Valéry Rémy Rémi Régis Hervé Danièle Michèle Geneviève Hubért Bénédicte Cécile Céline ' +
    'Société Générale Crédit Entreprise Électricité Résidence Château Hôtel Pâtisserie Forêt Île Pré Près Très Été Né Née Côte Rhône Saône Isère ' +
    'Lycée Évry Orléans Besançon Nîmes Angoulême Mâcon Compiègne Châlons Béziers Sète Saint-Étienne Saint-Malô Fréjus Hyères Vénissieux'
  ).split(' '),
  German: (
    'Müller Schröder Schäfer König Krüger Köhler Günther Jürgen Jörg Björn Sören Käthe Bärbel Hänsel Löwe Böhm Böttcher Bäcker Jäger Kämmerer Lüdecke ' +
    'Weiß Groß Strauß Preuß Voß Fuß Straße Großmann Schüßler Kühn Kühne Grün Grüner Brühl Brückner Dürer Führer Händel Höß Höfer Hübner Jäckel Kästner ' +
    'Köln Nürnberg Düsseldorf München Zürich Österreich Lübeck Göttingen Tübingen Würzburg Saarbrücken Mönchengladbach Gütersloh Görlitz Plön Bünde ' +
    'Möller Völler Özil Gündogan Süle Rößler Rüdiger Schürrle Götze Höwedes Größe Länge Höhe Prüfung Geschäftsführer Büro Gesellschaft für Übersee Löhne'
  ).split(' '),
  Spanish: (
    'José María Jesús Ángel Raúl Iván Óscar Andrés Nicolás Tomás Adrián Sebastián Martín Joaquín Ramón Simón Germán Julián Fabián Hernán Damián Lucía ' +
    'Sofía Verónica Mónica Inés Belén Ángela Rocío Noé Peña Muñoz Núñez Ibáñez Ordóñez Yáñez Patiño Cañas Castaño Acuña Saldaña Zúñiga Nuño Ñíguez ' +
    'García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Hernández Jiménez Díaz Álvarez Gutiérrez Suárez Vásquez Ramírez Benítez ' +
    'Méndez Cortés Guzmán Beltrán Durán Galán Román Millán Marín Cáceres Córdoba Málaga Cádiz Logroño Coruña Cataluña España Compañía Dirección Año Niño'
  ).split(' '),
  Portuguese: (
    'João José António Gonçalves Conceição Assunção Simões Guimarães Magalhães Brandão Leitão Galvão Falcão Leão Sebastião Fernão Estêvão Araújo Antônio ' +
    'Luís Inês Tomé Zé Cláudia Lúcia Mário Sérgio Fábio Flávio Otávio Júlio Márcia Patrícia Vitória Glória Mendonça Valença Bragança Lourenço Ouriço ' +
    'São Brasília Maranhão Goiás Pará Amapá Paraná Piauí Ceará Paraíba Espírito Santarém Évora Setúbal Guimarães Praça Câmara Município Região Nação'
  ).split(' '),
  Nordic: (
    'Søren Jørgensen Sørensen Bjørn Jørn Åse Åsa Håkan Mårten Pär Sjöberg Sjögren Öberg Östberg Nyström Lindström Malmö Göteborg Århus Ålborg Tromsø ' +
    'Bodø Ærø Kjær Kjærgaard Lærke Mælkevej Ragnhildå Strömstad Växjö Örebro Jönköping Gävle Luleå Umeå Skellefteå Mäkelä Hämäläinen Jyväskylä Mikkeli ' +
    'Päivi Väinö Yrjö Äijälä Häkkinen Räikkönen Kärkkäinen Þór Guðrún Sigurðsson Jóhanna Björk Kristján Friðrik Ásgeir Eyjafjörður Reykjavík'
  ).split(' '),
}
