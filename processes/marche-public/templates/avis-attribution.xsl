<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notice that the contract is awarded (CCP R2183-1).
  data: reference, contractNumber, subject, nature, procedure, winner, contractAmount, signedOn, tenders, notifiedOn; cpv, criteria optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Avis d’attribution
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Acheteur</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Acheteur</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="member/name"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Adresse</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="member-address"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Courriel</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="member/email"/></xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="text">Marché</xsl:with-param></xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
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
            <xsl:with-param name="name">Code CPV</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/cpv"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Durée</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/durationMonths"/> mois</xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Attribution</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Titulaire</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/winner/name"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">SIRET</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/winner/siret"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Montant</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="money"><xsl:with-param name="value" select="data/contractAmount"/></xsl:call-template> HT
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Offres reçues</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="count(data/tenders/item)"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Signature</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="date">
                <xsl:with-param name="iso" select="data/signedOn"/>
              </xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Notification</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="date">
                <xsl:with-param name="iso" select="data/notifiedOn"/>
              </xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="data/criteria/item">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Critères</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="criteria"/>
    </xsl:if>
    <xsl:call-template name="heading"><xsl:with-param name="text">Recours</xsl:with-param></xsl:call-template>
    <xsl:call-template name="pre-contract-appeals"/>
  </xsl:template>

</xsl:stylesheet>
