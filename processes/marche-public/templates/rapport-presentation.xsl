<?xml version="1.0" encoding="UTF-8"?>
<!--
  Report on the procedure, for contracts above the European thresholds (CCP R2184-1 to R2184-4).
  data: reference, contractNumber, subject, nature, procedure, estimatedAmount, tenders, candidates, offers, ranking, winner, contractAmount, signedOn;
  noLotReasons, socialExceptionReasons, urgencyReasons, exchanges, refereReasons, awardReasons optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Rapport de présentation
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">1. Marché</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Acheteur</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="member/name"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Numéro</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/contractNumber"/></xsl:with-param>
          </xsl:call-template>
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
            <xsl:with-param name="name">Valeur estimée, tous lots compris</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="money"><xsl:with-param name="value" select="data/estimatedAmount"/></xsl:call-template> HT
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Montant du marché</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="money"><xsl:with-param name="value" select="data/contractAmount"/></xsl:call-template> HT
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Titulaire</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/winner/name"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Signature</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="date">
                <xsl:with-param name="iso" select="data/signedOn"/>
              </xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="data/noLotReasons">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Absence d’allotissement</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/noLotReasons" mode="paragraphs"/>
    </xsl:if>
    <xsl:if test="data/urgencyReasons">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Urgence</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/urgencyReasons" mode="paragraphs"/>
    </xsl:if>
    <xsl:if test="data/socialExceptionReasons">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Exception à la condition d’exécution sociale</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/socialExceptionReasons" mode="paragraphs"/>
    </xsl:if>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">2. Candidatures et offres</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="count(data/tenders/item)"/> pli<xsl:if test="count(data/tenders/item) &gt; 1">s</xsl:if> reçu<xsl:if test="count(data/tenders/item) &gt; 1">s</xsl:if> dans le délai.</fo:block>
    <xsl:if test="data/candidates/item[application = 'rejetee'] or data/offers/item[offer != 'reguliere']">
      <fo:block xsl:use-attribute-sets="paragraph">Rejets, avec leurs motifs :</fo:block>
      <fo:list-block xsl:use-attribute-sets="list">
        <xsl:for-each select="data/candidates/item[application = 'rejetee'] | data/offers/item[offer != 'reguliere']">
          <fo:list-item space-after="2pt">
            <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
            <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="name"/> : <xsl:value-of select="applicationNote | offerNote"/></fo:block></fo:list-item-body>
          </fo:list-item>
        </xsl:for-each>
      </fo:list-block>
    </xsl:if>
    <xsl:if test="data/exchanges/item">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Échanges pendant la consultation</xsl:with-param>
      </xsl:call-template>
      <fo:list-block xsl:use-attribute-sets="list">
        <xsl:for-each select="data/exchanges/item">
          <fo:list-item space-after="2pt">
            <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
            <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="subject"/></fo:block></fo:list-item-body>
          </fo:list-item>
        </xsl:for-each>
      </fo:list-block>
    </xsl:if>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">3. Choix</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="ranking"/>
    <xsl:apply-templates select="data/awardReasons" mode="paragraphs"/>
    <xsl:if test="data/refereReasons">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Référé précontractuel</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/refereReasons" mode="paragraphs"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
