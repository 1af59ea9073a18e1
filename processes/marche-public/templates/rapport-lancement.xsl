<?xml version="1.0" encoding="UTF-8"?>
<!--
  Report before the launch: need, estimate, lots, procedure and authorisation (CCP L2111-1, L2113-10, R2121-1).
  data: reference, subject, need, nature, estimatedAmount, durationMonths, launchOn, allotment, lots or noLotReasons, lotNumber,
  procedure, proposal, authorisation; requestingService, procedureReasons, deliberation… optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Rapport de lancement
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Le besoin</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Service prescripteur</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/requestingService"/></xsl:with-param>
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
            <xsl:with-param name="name">Valeur estimée, tous lots compris</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="money"><xsl:with-param name="value" select="data/estimatedAmount"/></xsl:call-template> HT
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Durée totale</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/durationMonths"/> mois</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Lancement prévu</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="date">
                <xsl:with-param name="iso" select="data/launchOn"/>
              </xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="data/need" mode="paragraphs"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">L’allotissement</xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="data/allotment = 'lots'">
        <fo:block xsl:use-attribute-sets="paragraph">
      L’opération est allotie. Ce dossier traite le lot n° <xsl:value-of select="data/lotNumber"/>.
    </fo:block>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="40mm"/>
      <fo:table-column column-width="26mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Lot</xsl:with-param>
            <xsl:with-param name="align">center</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Intitulé</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Valeur estimée HT</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Petit lot</xsl:with-param>
            <xsl:with-param name="align">center</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/lots/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="number"/></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="title"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="money">
                  <xsl:with-param name="value" select="amount"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:if test="small = 'true'">oui</xsl:if></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="paragraph">
      Le marché n’est pas alloti (article L. 2113-11), pour les motifs suivants.
    </fo:block>
        <xsl:apply-templates select="data/noLotReasons" mode="paragraphs"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">La procédure</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Procédure retenue</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="procedure"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Publicité</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/proposal/publicityLabel"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Autorisation</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/authorisation/label"/></xsl:with-param>
          </xsl:call-template>
          <xsl:if test="data/deliberationNumber"><xsl:call-template name="fact"><xsl:with-param name="name">Délibération</xsl:with-param><xsl:with-param name="value"><xsl:value-of select="data/deliberationNumber"/><xsl:if test="data/deliberationDate"> du <xsl:call-template name="date"><xsl:with-param name="iso" select="data/deliberationDate"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="data/proposal/reason"/></fo:block>
    <xsl:apply-templates select="data/procedureReasons" mode="paragraphs"/>
  </xsl:template>

</xsl:stylesheet>
