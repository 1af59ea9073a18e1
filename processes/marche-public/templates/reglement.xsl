<?xml version="1.0" encoding="UTF-8"?>
<!--
  Summary of the rules of the consultation (CCP R2132-1, R2151-1, R2152-11).
  data: reference, subject, procedure, criteria, priceFormula, tendersDueOn, tendersDueTime, dcePieces; environmentClause, socialClause,
  negotiation, tenderValidityDays, noticeOn, receiptReduction optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Règlement de la consultation
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">1. Objet et procédure</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Objet</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/subject"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Lot</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="lot"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Nature</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="nature"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Procédure</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="procedure"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Code CPV</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/cpv"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Cahier des clauses générales</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/ccag"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Durée</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/durationMonths"/> mois</xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">2. Dossier de consultation</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      Le dossier de consultation est gratuit, complet et en ligne sur le profil d’acheteur. Il comprend :
    </fo:block>
    <fo:list-block xsl:use-attribute-sets="list">
      <xsl:for-each select="data/dcePieces/item">
        <fo:list-item space-after="2pt">
          <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()">
            <fo:block>
              <xsl:choose>
                <xsl:when test=". = 'rc'">le règlement de la consultation ;</xsl:when>
                <xsl:when test=". = 'ae'">l’acte d’engagement ;</xsl:when>
                <xsl:when test=". = 'ccap'">le cahier des clauses administratives particulières ;</xsl:when>
                <xsl:when test=". = 'cctp'">le cahier des clauses techniques particulières ;</xsl:when>
                <xsl:when test=". = 'prix'">le bordereau ou la décomposition des prix ;</xsl:when>
                <xsl:when test=". = 'cadre'">le cadre de réponse technique ;</xsl:when>
                <xsl:otherwise>les plans et annexes ;</xsl:otherwise>
              </xsl:choose>
            </fo:block>
          </fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
    <fo:block xsl:use-attribute-sets="paragraph">
      Les questions sont posées sur le profil d’acheteur ; les réponses sont portées à tous, six jours au moins avant la date
      limite, quatre en cas d’urgence (article R. 2132-6).
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">3. Remise des plis</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Date limite</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/tendersDueOn"/></xsl:call-template> à <xsl:call-template name="time"><xsl:with-param name="iso" select="data/tendersDueTime"/></xsl:call-template>, heure locale
            </xsl:with-param>
          </xsl:call-template>
          <xsl:if test="data/tenderValidityDays"><xsl:call-template name="fact"><xsl:with-param name="name">Validité des offres</xsl:with-param><xsl:with-param name="value"><xsl:value-of select="data/tenderValidityDays"/> jours</xsl:with-param></xsl:call-template></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      Les plis se remettent par voie électronique. Un pli tardif est éliminé ; de plusieurs plis d’une même entreprise, seul le
      dernier reçu à temps est ouvert. Une copie de sauvegarde est admise dans le même délai (articles R. 2132-11, R. 2151-5 et R. 2151-6).
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">4. Candidatures</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      La candidature comporte la déclaration sur l’honneur et les renseignements sur l’aptitude et les capacités ; le document
      unique de marché européen est accepté. Une candidature incomplète peut être complétée, dans le même délai pour tous
      (article R. 2144-2). Seul l’attributaire pressenti produit les attestations.
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">5. Choix des offres</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="criteria"/>
    <xsl:call-template name="price-formula"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="data/negotiation = 'true'">L’acheteur se réserve de négocier, ou d’attribuer sur la base des offres initiales (article R. 2123-5).</xsl:when>
        <xsl:when test="data/procedure = 'ao-ouvert'">Les offres ne se négocient pas (article R. 2161-5).</xsl:when>
        <xsl:otherwise>L’acheteur attribue sur la base des offres initiales.</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:if test="data/environmentClause">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">6. Exécution</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/environmentClause" mode="paragraphs"/>
    </xsl:if>
    <xsl:if test="data/socialClause = 'clause' or data/socialClause = 'reserve'">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:choose>
          <xsl:when test="data/socialClause = 'reserve'">Le marché est réservé (articles L. 2113-12 à L. 2113-16).</xsl:when>
          <xsl:otherwise>L’exécution comporte une condition sociale (article L. 2112-2-1).</xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading"><xsl:with-param name="text">Recours</xsl:with-param></xsl:call-template>
    <xsl:call-template name="pre-contract-appeals"/>
  </xsl:template>

</xsl:stylesheet>
